package dev.chirograph.server.edge;

/** Thrown when the server cannot listen; the message names the ports and the reasons. */
public final class CannotListenException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    CannotListenException(String message) {
        super(message);
    }
}
