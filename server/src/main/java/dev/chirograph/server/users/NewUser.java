package dev.chirograph.server.users;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A user to create.
 *
 * @param password in plain text
 * @param scopes the maximum scopes of the user's tokens
 */
record NewUser(
        String username,
        String email,
        @Nullable String fullName,
        boolean disabled,
        String password,
        Set<String> scopes) {

    /** Omits the password and personal data. */
    @Override
    public String toString() {
        return "NewUser[username=" + username + ", disabled=" + disabled + "]";
    }
}
