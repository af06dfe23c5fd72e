package dev.chirograph.server.runtime;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Thrown when a dependency of the server is temporarily unavailable. The request gets 503, and {@code Retry-After} if
 * it had no effect: clients repeat such a request, whatever it does.
 */
public final class UnavailableException extends StacklessException {
    private static final long serialVersionUID = 1L;

    /** The maximum depth of causes that is searched; it also ends a cyclic chain. */
    private static final int DEEPEST = 16;

    private final transient @Nullable Duration retryAfter;

    /**
     * Creates the exception for a request that had no effect.
     *
     * @param detail the message for the caller, without information that the caller may not have
     * @param retryAfter the delay before a retry
     */
    public UnavailableException(String detail, Duration retryAfter) {
        this(retryAfter, detail);
    }

    private UnavailableException(@Nullable Duration retryAfter, String detail) {
        super(detail);
        this.retryAfter = retryAfter;
    }

    /**
     * Returns the exception for a request of which nobody knows whether it had an effect: the dependency failed before it
     * confirmed the change.
     *
     * @param detail the message for the caller
     */
    public static UnavailableException withUnknownOutcome(String detail) {
        return new UnavailableException(null, detail);
    }

    /** Returns the exception itself or the first of its causes that is of this type; null if there is none. */
    public static @Nullable UnavailableException in(Throwable thrown) {
        Throwable cause = thrown;
        for (int depth = 0; cause != null && depth < DEEPEST; depth++) {
            if (cause instanceof UnavailableException unavailable) {
                return unavailable;
            }
            cause = cause.getCause();
        }
        return null;
    }

    /** Returns the detail for the caller. */
    public String detail() {
        return String.valueOf(getMessage());
    }

    /** Returns the delay before a retry; null if it is unknown whether the request had an effect. */
    public @Nullable Duration retryAfter() {
        return retryAfter;
    }
}
