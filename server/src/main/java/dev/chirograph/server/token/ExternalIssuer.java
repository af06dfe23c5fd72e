package dev.chirograph.server.token;

import java.net.URI;

/**
 * An issuer outside, known by its metadata (OpenID Connect Discovery, or RFC 8414).
 *
 * @param url what its tokens name as {@code iss}
 * @param audience what its tokens must be meant for
 * @param dialect how it writes them
 */
public record ExternalIssuer(URI url, String audience, TokenProfile dialect) {

    /** Knows an issuer that keeps to RFC 9068. */
    public ExternalIssuer(URI url, String audience) {
        this(url, audience, TokenProfile.RFC_9068);
    }
}
