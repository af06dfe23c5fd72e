package dev.chirograph.server.oauth.token;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The content of an access token (RFC 9068, section 2.2).
 *
 * @param subject the {@code sub}: the user's id, or the client's without a user
 * @param clientId the client that it is issued to
 * @param scopes its scopes
 * @param audience the {@code aud}, at least one resource
 * @param authorizationId the user's authorization, null when the client acts for itself
 * @param dpopKey the thumbprint of the key that it is bound to (RFC 9449, section 6.1), null for a bearer token
 */
public record AccessToken(
        String subject,
        String clientId,
        Set<String> scopes,
        List<String> audience,
        @Nullable UUID authorizationId,
        @Nullable String dpopKey) {}
