package dev.chirograph.server.users;

/**
 * Is told when what a user was given so far must end. The call happens on the thread and inside the transaction that makes
 * the change: what the listener writes through Jdbi on this thread is committed with the change or not at all, and an
 * exception from the listener undoes the change. The user's row is locked meanwhile.
 */
@FunctionalInterface
public interface UserRemovalListener {

    /** Why it must end. */
    enum Cause {
        /** The user is gone: everything of the user goes too. */
        DELETED,
        /** The user may not sign in any more: what keeps a session alive goes. */
        DISABLED,
        /** Somebody else may have known the old password: what keeps a session alive goes. */
        PASSWORD_CHANGED
    }

    /**
     * Ends what the listener keeps for a user.
     *
     * @param userId the user's id, which is the subject of the user's access tokens
     * @param cause why
     */
    void userRemoved(String userId, Cause cause);
}
