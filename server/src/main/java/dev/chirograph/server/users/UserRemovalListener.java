package dev.chirograph.server.users;

/**
 * Called when the sessions and tokens of a user must end. The call happens on the thread and inside the transaction of the change: the
 * listener's writes through Jdbi on this thread are committed with the change or not at all, and an exception from the listener rolls the
 * change back. The user's row is locked meanwhile.
 */
@FunctionalInterface
public interface UserRemovalListener {

    /** The reason. */
    enum Cause {
        /** The user is deleted, and with it everything that the user owns. */
        DELETED,
        /** The user is disabled: sessions end. */
        DISABLED,
        /** The password has changed, since someone else may know the old one: sessions end. */
        PASSWORD_CHANGED
    }

    /**
     * Ends what the listener stores for a user.
     *
     * @param userId the user's id, which is the subject of the user's access tokens
     * @param cause the reason
     */
    void userRemoved(String userId, Cause cause);
}
