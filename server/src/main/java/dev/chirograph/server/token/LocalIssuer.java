package dev.chirograph.server.token;

import java.util.function.Supplier;

/**
 * The issuer in this very server.
 *
 * @param url what its tokens name as {@code iss}
 * @param audience what its tokens must be meant for
 * @param keys gives the public keys that are good now, as a JWK set in JSON; asked for every token that is not cached
 */
public record LocalIssuer(String url, String audience, Supplier<String> keys) {}
