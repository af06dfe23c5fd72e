package dev.chirograph.server.runtime;

import org.jspecify.annotations.Nullable;

/** Ends a request with a response that is a result and not a fault: without a stack trace, many of them cost nothing. */
public abstract class StacklessException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Describes what is wrong. */
    protected StacklessException(@Nullable String message) {
        super(message, null, false, false);
    }
}
