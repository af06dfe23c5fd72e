package dev.chirograph.server.oauth.token;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an access token says.
 *
 * @param subject whom it speaks for
 * @param clientId the client that it is issued to
 * @param scopes what it carries
 * @param audience what it is for, at least one
 * @param authorizationId what it goes back to; null when no user has anything to do with it
 * @param dpopKey the thumbprint of the key that it is bound to (RFC 9449, section 6.1); null when to none
 */
public record AccessToken(
        String subject,
        String clientId,
        Set<String> scopes,
        List<String> audience,
        @Nullable UUID authorizationId,
        @Nullable String dpopKey) {}
