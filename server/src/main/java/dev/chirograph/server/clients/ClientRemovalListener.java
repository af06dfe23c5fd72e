package dev.chirograph.server.clients;

/**
 * Is told when a client goes. The call happens on the thread and inside the transaction that deletes it: what the listener writes
 * through Jdbi on this thread is committed with the deletion or not at all, and an exception from the listener undoes it.
 */
@FunctionalInterface
public interface ClientRemovalListener {

    /**
     * Ends what the listener keeps for a client.
     *
     * @param clientId the client's id, which nobody will have again
     */
    void clientRemoved(String clientId);
}
