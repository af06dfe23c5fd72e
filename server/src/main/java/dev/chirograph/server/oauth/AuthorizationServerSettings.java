package dev.chirograph.server.oauth;

import dev.chirograph.server.oauth.grant.RefreshTokens;
import dev.chirograph.server.oauth.key.KeyEncryptionKeys;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/**
 * The settings of the authorization server.
 *
 * @param issuer the server's public URL, without a path: the {@code iss} of its tokens, and their {@code aud}
 * @param accessTokenLifetime the lifetime of access tokens
 * @param refreshTokenLifetimes the lifetimes of refresh tokens
 * @param passwordGrantPublished whether metadata contains the legacy grant {@code password}; clients that are registered for it can use
 *     it either way
 * @param externalIssuers the external issuers whose access tokens the API accepts, for its metadata
 * @param keyEncryption encrypts the private keys in the database
 * @param keyRotation the time after which a signing key is replaced
 */
public record AuthorizationServerSettings(
        URI issuer,
        Duration accessTokenLifetime,
        RefreshTokens.Lifetimes refreshTokenLifetimes,
        boolean passwordGrantPublished,
        List<URI> externalIssuers,
        KeyEncryptionKeys keyEncryption,
        Duration keyRotation) {

    /** Copies the list. */
    public AuthorizationServerSettings {
        externalIssuers = List.copyOf(externalIssuers);
    }
}
