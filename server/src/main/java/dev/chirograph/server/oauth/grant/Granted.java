package dev.chirograph.server.oauth.grant;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a grant gives.
 *
 * @param subject whom the access token speaks for: a user's id, or the client's own
 * @param scopes what the access token carries
 * @param refreshToken good for the next pair of tokens; null when there is none
 */
public record Granted(
        String subject, Set<String> scopes, @Nullable String refreshToken) {

    /** Copies the scopes. */
    public Granted {
        scopes = Set.copyOf(scopes);
    }

    /** Leaves out the refresh token. */
    @Override
    public String toString() {
        return "Granted[subject=" + subject + ", scopes=" + scopes + "]";
    }
}
