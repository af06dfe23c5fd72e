package dev.chirograph.server.users;

import org.jspecify.annotations.Nullable;

/**
 * What a name and a password turned out to be. The client learns the same of all failures: which one is for the log
 * alone.
 */
public sealed interface AuthenticationResult {

    /** Returns the account of a success; null of a failure. */
    @Nullable
    Account account();

    /**
     * They are those of a user who may sign in.
     *
     * @param account the user's account, which is not disabled
     */
    record Success(Account account) implements AuthenticationResult {}

    /** They are not. */
    enum Failure implements AuthenticationResult {
        /** No user has the name. */
        UNKNOWN_USER,
        /** A user has the name, and another password. */
        WRONG_PASSWORD,
        /** Both are right, and the user may not sign in. */
        DISABLED_USER;

        @Override
        public @Nullable Account account() {
            return null;
        }
    }
}
