package dev.chirograph.server.runtime;

import org.jspecify.annotations.Nullable;

/**
 * Ends a request with an expected response, not a failure. It has no stack trace, so that many of them cost little.
 */
public abstract class StacklessException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Creates the exception. */
    protected StacklessException(@Nullable String message) {
        super(message, null, false, false);
    }
}
