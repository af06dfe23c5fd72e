package dev.chirograph.server.oauth.grant;

import dev.chirograph.server.oauth.authorization.Authorization;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a grant gives.
 *
 * @param subject whom the access token speaks for: a user's id, or the client's own
 * @param scopes what the access token carries
 * @param resources what the access token is for (RFC 8707), empty for this API
 * @param authorization what it goes back to, null when no user has anything to do with it
 * @param refreshToken good for the next pair of tokens; null when there is none
 * @param nonce what the ID token repeats of the authorization request; null when there is none
 */
public record GrantResult(
        String subject,
        Set<String> scopes,
        List<String> resources,
        @Nullable Authorization authorization,
        @Nullable String refreshToken,
        @Nullable String nonce) {

    /** Copies the collections. */
    public GrantResult {
        scopes = Set.copyOf(scopes);
        resources = List.copyOf(resources);
    }

    /** Leaves out the refresh token. */
    @Override
    public String toString() {
        return "Granted[subject=" + subject + ", scopes=" + scopes + "]";
    }
}
