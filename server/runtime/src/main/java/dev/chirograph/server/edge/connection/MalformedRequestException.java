package dev.chirograph.server.edge.connection;

/** Says why bytes are no request that is served here. Its message never repeats any of them. */
final class MalformedRequestException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;

    /**
     * Has no stack trace: a client can cause as many as it likes.
     *
     * @param status the status of the response
     * @param detail what was wrong and what to do
     */
    MalformedRequestException(int status, String detail) {
        super(detail, null, false, false);
        this.status = status;
    }

    int status() {
        return status;
    }

    String detail() {
        return String.valueOf(getMessage());
    }
}
