package dev.chirograph.server.runtime;

import java.io.IOException;

/** Says that an answer has lost its reader. */
public final class CallerGoneException extends IOException {
    private static final long serialVersionUID = 1L;

    CallerGoneException(Exception cause) {
        super("the caller is gone", cause);
    }
}
