package dev.chirograph.server.users;

import org.jspecify.annotations.Nullable;

/** Finds and authenticates users. Thread-safe. */
public interface UserDirectory {

    /**
     * Authenticates a user by name and password. An unknown name, a wrong password and a disabled user take the same time, so that the
     * response time does not reveal which names exist.
     *
     * @param username the name, in any case
     * @param password the password as the user entered it
     * @return the account, or why authentication failed
     */
    AuthenticationResult authenticate(String username, String password);

    /**
     * Finds a user by id.
     *
     * @param userId any string, such as the subject of a token
     * @return the account, even if it is disabled; null if no user has this id
     */
    @Nullable
    Account find(String userId);
}
