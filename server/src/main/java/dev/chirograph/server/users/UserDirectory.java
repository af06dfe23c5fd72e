package dev.chirograph.server.users;

import org.jspecify.annotations.Nullable;

/** Finds users for those who issue and check tokens. Safe for use by many threads. */
public interface UserDirectory {

    /**
     * Finds the user of this name and password. An unknown name, a wrong password and a disabled user take the same time,
     * so that it cannot be learned which names exist.
     *
     * @param username the name, in any case
     * @param password the password as the user typed it
     * @return the account, or why the user may not sign in so
     */
    AuthenticationResult authenticate(String username, String password);

    /**
     * Finds a user by id.
     *
     * @param userId any string, such as the subject of a token
     * @return the account, disabled ones too, or null when this is no user's id
     */
    @Nullable
    Account find(String userId);
}
