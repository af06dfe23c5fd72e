package dev.chirograph.server.token;

import java.net.URI;

/**
 * An external issuer, which publishes metadata (OpenID Connect Discovery, or RFC 8414).
 *
 * @param url the {@code iss} of its tokens
 * @param audience the {@code aud} that its tokens must have
 * @param profile how its access tokens differ from RFC 9068
 */
public record ExternalIssuer(URI url, String audience, TokenProfile profile) {

    /** Creates an issuer whose access tokens follow RFC 9068. */
    public ExternalIssuer(URI url, String audience) {
        this(url, audience, TokenProfile.RFC_9068);
    }
}
