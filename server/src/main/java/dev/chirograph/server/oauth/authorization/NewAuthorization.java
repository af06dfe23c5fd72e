package dev.chirograph.server.oauth.authorization;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An authorization to begin.
 *
 * @param subject the user's id
 * @param clientId the client
 * @param scopes what the client may do, at most
 * @param resources what access tokens may be for (RFC 8707), at least this API
 * @param authenticatedAt when the user gave the password
 * @param browserSession the sign-in of the browser that it comes by, null when it comes by none
 * @param dpopKey the thumbprint of the key that its refresh tokens are bound to, null when to none
 * @param claims the parameter {@code claims} of the authorization request in JSON, null when there was none
 * @param lifetime after how long it ends by itself
 */
public record NewAuthorization(
        String subject,
        String clientId,
        Set<String> scopes,
        List<String> resources,
        Instant authenticatedAt,
        @Nullable UUID browserSession,
        @Nullable String dpopKey,
        @Nullable String claims,
        Duration lifetime) {}
