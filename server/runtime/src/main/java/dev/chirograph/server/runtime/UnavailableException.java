package dev.chirograph.server.runtime;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Something that the server depends on is unavailable for now. The request is answered with 503 and {@code Retry-After}; it is not
 * known whether it was carried out.
 */
public final class UnavailableException extends StacklessException {
    private static final long serialVersionUID = 1L;

    /** As deep as libraries wrap exceptions; a chain that ends in itself ends here, too. */
    private static final int DEEPEST = 16;

    private final transient Duration retryAfter;

    /**
     * Describes what cannot be done.
     *
     * @param detail for the caller: without anything that a caller may not know
     * @param retryAfter how long the caller should wait
     */
    public UnavailableException(String detail, Duration retryAfter) {
        super(detail);
        this.retryAfter = retryAfter;
    }

    /** Returns the one that was thrown, or that is among the causes of what was thrown; null when there is none. */
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

    /** Returns how long the caller should wait before trying again. */
    public Duration retryAfter() {
        return retryAfter;
    }
}
