package dev.chirograph.server;

/** Reports what keeps a server with a valid configuration from starting, and how to fix it. */
final class CannotStartException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    CannotStartException(String message, Throwable cause) {
        super(message, cause);
    }
}
