package dev.chirograph.server.clients;

/**
 * Called when a client is deleted. The call happens on the thread and inside the transaction that deletes it: the listener's writes
 * through Jdbi on this thread are committed with the deletion or not at all, and an exception from the listener rolls it back.
 */
@FunctionalInterface
public interface ClientRemovalListener {

    /**
     * Deletes what the listener stores for a client.
     *
     * @param clientId the client's id, which is never used again
     */
    void clientRemoved(String clientId);
}
