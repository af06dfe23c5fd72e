package dev.chirograph.server.runtime;

import java.io.IOException;

/** Thrown when the client has closed the connection before the end of the response. */
public final class CallerGoneException extends IOException {
    private static final long serialVersionUID = 1L;

    CallerGoneException(Exception cause) {
        super("the caller is gone", cause);
    }
}
