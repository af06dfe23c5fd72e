package dev.chirograph.server.users;

import org.jspecify.annotations.Nullable;

/**
 * The result of authentication by name and password. The response is the same for every failure; only the log has the reason.
 */
public sealed interface AuthenticationResult {

    /** Returns the account of a success; null for a failure. */
    @Nullable
    Account account();

    /**
     * Name and password belong to a user who may sign in.
     *
     * @param account the user's account, which is not disabled
     */
    record Success(Account account) implements AuthenticationResult {}

    /** Authentication failed. */
    enum Failure implements AuthenticationResult {
        /** No user has this name. */
        UNKNOWN_USER,
        /** The user has another password. */
        WRONG_PASSWORD,
        /** Name and password are correct, but the user is disabled. */
        DISABLED_USER;

        @Override
        public @Nullable Account account() {
            return null;
        }
    }
}
