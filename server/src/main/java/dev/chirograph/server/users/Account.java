package dev.chirograph.server.users;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The account of a user, for other packages.
 *
 * @param userId the user's id, which is the subject of the user's access tokens
 * @param username the name to sign in with, as registered
 * @param email the user's email address, which is not verified
 * @param fullName the user's name as the user writes it, null if unknown
 * @param scopes the maximum scopes of the user's tokens
 * @param disabled whether the user may not sign in
 * @param updatedAt when it was last changed
 */
public record Account(
        String userId,
        String username,
        String email,
        @Nullable String fullName,
        Set<String> scopes,
        boolean disabled,
        Instant updatedAt) {

    /** Copies the scopes. */
    public Account {
        scopes = Set.copyOf(scopes);
    }

    /** Omits personal data. */
    @Override
    public String toString() {
        return "Account[userId=" + userId + ", username=" + username + ", disabled=" + disabled + "]";
    }
}
