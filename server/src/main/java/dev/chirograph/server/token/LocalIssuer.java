package dev.chirograph.server.token;

import java.util.function.Supplier;

/**
 * The issuer in this server.
 *
 * @param url the {@code iss} of its tokens
 * @param audience the {@code aud} that its tokens must have
 * @param keys returns the current public keys as a JWK set in JSON, the same instance until they change; called for
 *     every token
 */
public record LocalIssuer(String url, String audience, Supplier<String> keys) {}
