package dev.chirograph.server.administration;

import java.io.IOException;
import java.io.OutputStream;

/** Performs an operator's tasks. Thread-safe. */
public interface Administration extends AutoCloseable {

    /**
     * Performs a task.
     *
     * @param input what the task takes
     * @param output gets the result
     * @throws AdministrationException if it cannot be done, with the reason
     * @throws IOException if the result cannot be written
     */
    void perform(Task task, byte[] input, OutputStream output) throws IOException;

    @Override
    void close();

    /** The tasks. */
    enum Task {
        /** Takes a {@code ClientCreate} of the document in JSON, and returns the {@code RegisteredClient}. */
        CREATE_CLIENT,

        /** Takes a {@code UserCreate} of the document in JSON, and returns the {@code User}. */
        CREATE_USER,

        /** Publishes new signing keys, which sign after an hour; takes nothing and returns the keys. */
        ROTATE_KEYS,

        /** Deletes the signing keys and generates others; takes nothing and returns the keys. */
        REVOKE_KEYS,

        /** Takes nothing, and returns a backup of the embedded store. */
        BACKUP
    }
}
