package dev.chirograph.server;

/** Says what keeps a server with a good configuration from starting, and what to do. */
final class CannotStartException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    CannotStartException(String message, Throwable cause) {
        super(message, cause);
    }
}
