package dev.chirograph.server.oauth.grant;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A user who has signed in, and what the client may do from then on.
 *
 * @param subject the user's id
 * @param scopes what the client may do
 * @param resources what its access tokens may be for (RFC 8707), empty for this API alone
 * @param audience what the first access token is for, some of the resources; empty for all of them
 * @param authenticatedAt when the user gave the password
 * @param nonce what the ID token repeats of the authorization request; null when there is none
 * @param claims the parameter {@code claims} of the authorization request in JSON, null when there was none
 * @param browserSession the sign-in of the browser that it came by, null when it came by none
 * @param dpopKey the thumbprint of the key that the request has proven to hold, null when it has proven none
 */
public record UserAuthentication(
        String subject,
        Set<String> scopes,
        List<String> resources,
        List<String> audience,
        Instant authenticatedAt,
        @Nullable String nonce,
        @Nullable String claims,
        @Nullable UUID browserSession,
        @Nullable String dpopKey) {}
