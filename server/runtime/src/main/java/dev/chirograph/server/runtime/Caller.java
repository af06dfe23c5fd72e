package dev.chirograph.server.runtime;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The caller, as identified by the access token.
 *
 * @param subject the id of the user, or of the client if it acts for itself
 * @param clientId the id of the client
 * @param scopes the granted scopes
 * @param authorizationId the id of the authorization that the token belongs to; null if the client acts for itself, or
 *     the token is from another issuer
 */
public record Caller(
        String subject,
        String clientId,
        Set<String> scopes,
        @Nullable String authorizationId) {

    /** Copies the scopes. */
    public Caller {
        scopes = Set.copyOf(scopes);
    }

    /** Creates a caller whose token belongs to no authorization of this server. */
    public Caller(String subject, String clientId, Set<String> scopes) {
        this(subject, clientId, scopes, null);
    }
}
