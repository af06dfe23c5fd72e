package dev.chirograph.server.edge.connection;

import dev.chirograph.server.runtime.StacklessException;

/** The bytes are not a request that is served here. The message never repeats any of them. */
final class MalformedRequestException extends StacklessException {
    private static final long serialVersionUID = 1L;

    private final int status;

    /**
     * Describes what is wrong.
     *
     * @param status the status of the response
     * @param detail what was wrong and what to do
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
