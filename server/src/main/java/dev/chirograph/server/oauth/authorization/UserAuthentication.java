package dev.chirograph.server.oauth.authorization;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An authenticated user, with the grant to the client.
 *
 * @param subject the user's id
 * @param scopes the scopes granted to the client
 * @param resources the resources that its access tokens may be for (RFC 8707); empty for this API only
 * @param authenticatedAt when the user entered the password
 * @param browserSession the browser session in which the user authenticated; null without a browser
 * @param dpopKey the thumbprint of the key that the token request has proven to hold (RFC 9449), null for none
 * @param claims the parameter {@code claims} of the authorization request in JSON, null for none
 */
public record UserAuthentication(
        String subject,
        Set<String> scopes,
        List<String> resources,
        Instant authenticatedAt,
        @Nullable UUID browserSession,
        @Nullable String dpopKey,
        @Nullable String claims) {}
