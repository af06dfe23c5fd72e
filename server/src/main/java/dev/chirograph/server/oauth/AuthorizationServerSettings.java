package dev.chirograph.server.oauth;

import dev.chirograph.server.oauth.grant.RefreshTokenLifetimes;
import dev.chirograph.server.oauth.key.KeyEncryptionKeys;
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
 * @param keyEncryption what private keys are encrypted under in the database
 * @param keyRotation how long a key signs before another takes its place
 */
public record AuthorizationServerSettings(
        URI issuer,
        Duration accessTokenLifetime,
        RefreshTokenLifetimes refreshTokenLifetimes,
        boolean passwordGrantPublished,
        List<URI> issuersOutside,
        KeyEncryptionKeys keyEncryption,
        Duration keyRotation) {

    /** Copies the list. */
    public AuthorizationServerSettings {
        issuersOutside = List.copyOf(issuersOutside);
    }
}
