package dev.chirograph.server.edge;

/** Says at which ports the server cannot listen, and why. */
public final class CannotListenException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    CannotListenException(String message) {
        super(message);
    }
}
