package dev.chirograph.server.token;

import java.util.function.Supplier;

/**
 * The issuer in this server.
 *
 * @param url the {@code iss} of its tokens
 * @param audience the {@code aud} that its tokens must have
 * @param resourceMetadata the URL of the protected resource metadata that challenges refer to (RFC 9728, section 5.1)
 * @param keys returns the current public keys as a JWK set in JSON, the same string while they are the same; called for every token
 */
public record LocalIssuer(String url, String audience, String resourceMetadata, Supplier<String> keys) {}
