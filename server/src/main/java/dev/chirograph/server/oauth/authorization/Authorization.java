package dev.chirograph.server.oauth.authorization;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a user let a client do by one sign-in. Every token that a user's sign-in gives goes back to one, and ends with it.
 *
 * @param id its id, which access tokens carry as {@code authorization_id}
 * @param subject the user's id
 * @param clientId the client
 * @param scopes what the client may do, at most
 * @param resources what access tokens may be for (RFC 8707), at least this API
 * @param authenticatedAt when the user gave the password, to the second
 * @param browserSession the sign-in of the browser that it came by, null when it came by none
 * @param dpopKey the thumbprint of the key that its refresh tokens are bound to (RFC 9449, section 5), null when to none
 * @param claims the parameter {@code claims} of the authorization request in JSON, null when there was none
 * @param createdAt when it was made
 * @param lastUsedAt when tokens were last issued by it
 * @param expiresAt when it ends by itself
 * @param revoked whether it was taken back
 */
public record Authorization(
        UUID id,
        String subject,
        String clientId,
        Set<String> scopes,
        List<String> resources,
        Instant authenticatedAt,
        @Nullable UUID browserSession,
        @Nullable String dpopKey,
        @Nullable String claims,
        Instant createdAt,
        Instant lastUsedAt,
        Instant expiresAt,
        boolean revoked) {

    /** Copies the collections. */
    public Authorization {
        scopes = Set.copyOf(scopes);
        resources = List.copyOf(resources);
    }

    /** Tells whether tokens may be issued by it. */
    public boolean isGood(Instant now) {
        return !revoked && expiresAt.isAfter(now);
    }
}
