package dev.chirograph.server.oauth;

import dev.chirograph.server.oauth.refresh.RefreshTokenLifetimes;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/**
 * How the authorization server works.
 *
 * @param issuer the server's public URL, without a path: the {@code iss} of its tokens, and their {@code aud}
 * @param accessTokenLifetime how long an access token is good
 * @param refreshTokenLifetimes how long a sign-in can be refreshed
 * @param passwordGrantPublished whether metadata names the legacy grant {@code password}, which a client may use that is
 *     registered for it, published or not
 * @param issuersOutside whose access tokens the API takes beside its own, which its metadata name
 */
public record AuthorizationServerSettings(
        URI issuer,
        Duration accessTokenLifetime,
        RefreshTokenLifetimes refreshTokenLifetimes,
        boolean passwordGrantPublished,
        List<URI> issuersOutside) {

    /** Copies the list. */
    public AuthorizationServerSettings {
        issuersOutside = List.copyOf(issuersOutside);
    }
}
