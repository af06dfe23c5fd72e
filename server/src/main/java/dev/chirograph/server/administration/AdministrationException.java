package dev.chirograph.server.administration;

import org.jspecify.annotations.Nullable;

/** Reports why a task cannot be done, and what to do. The message has no secret. */
public final class AdministrationException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param message one or more lines for the operator */
    public AdministrationException(String message) {
        this(message, null);
    }

    AdministrationException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
