package dev.chirograph.server.edge.connection;

import dev.chirograph.server.runtime.StacklessException;

/** Thrown when the bytes are not a valid or supported request. The message never repeats any of them. */
final class MalformedRequestException extends StacklessException {
    private static final long serialVersionUID = 1L;

    private final int status;

    /**
     * Creates the exception.
     *
     * @param status the status of the response
     * @param detail what is wrong and how to correct it
     */
    MalformedRequestException(int status, String detail) {
        super(detail);
        this.status = status;
    }

    int status() {
        return status;
    }

    String detail() {
        return String.valueOf(getMessage());
    }
}
