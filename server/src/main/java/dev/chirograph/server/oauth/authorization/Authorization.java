package dev.chirograph.server.oauth.authorization;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A user's authorization of a client. Each token that is issued for a user belongs to one, and is revoked with it.
 *
 * @param id the id, which is the claim {@code authorization_id} of access tokens
 * @param subject the user's id
 * @param clientId the client
 * @param scopes the granted scopes
 * @param resources the resources that access tokens may be for (RFC 8707); empty for this API only
 * @param authenticatedAt when the user entered the password
 * @param browserSession the browser session in which the user authorized it; null without a browser
 * @param dpopKey the thumbprint of the key that its refresh tokens are bound to (RFC 9449, section 5), null for none
 * @param claims the parameter {@code claims} of the authorization request in JSON, null for none
 * @param createdAt when it started
 * @param lastUsedAt when tokens were last issued for it
 * @param expiresAt when it expires
 * @param revoked whether it was revoked
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

    /** Returns whether it is neither revoked nor expired. */
    public boolean isActive(Instant now) {
        return !revoked && expiresAt.isAfter(now);
    }
}
