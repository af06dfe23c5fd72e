package dev.chirograph.server.token;

import java.net.URI;

/**
 * An issuer outside, known by its metadata (OpenID Connect Discovery, or RFC 8414).
 *
 * @param url what its tokens name as {@code iss}
 * @param audience what its tokens must be meant for
 * @param dialect how it writes them
 */
public record OutsideIssuer(URI url, String audience, TokenDialect dialect) {

    /** Knows an issuer that keeps to RFC 9068. */
    public OutsideIssuer(URI url, String audience) {
        this(url, audience, TokenDialect.RFC_9068);
    }
}
