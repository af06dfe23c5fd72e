package dev.chirograph.server.runtime;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The caller, as the access token names it.
 *
 * @param subject whose rights are used: a user's id, or the client's when it acts for itself
 * @param clientId the program that calls
 * @param scopes what the caller may do
 * @param authorizationId what the user let the client do and the token goes back to; null when the client acts for itself,
 *     or the token is another issuer's
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

    /** Describes a caller whose token goes back to nothing that is known here. */
    public Caller(String subject, String clientId, Set<String> scopes) {
        this(subject, clientId, scopes, null);
    }
}
