package dev.chirograph.server.secret;

import java.time.Duration;

/**
 * Thrown when no hashing slot became free in time; the secret may be correct. The response is 503 with
 * {@code Retry-After}.
 */
public final class HasherBusyException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Duration retryAfter;

    HasherBusyException(Duration retryAfter) {
        super("Too many secrets are being checked at the moment; try again in " + retryAfter.toSeconds() + " s.");
        this.retryAfter = retryAfter;
    }

    /** Returns the delay before a retry, at least one second. */
    public Duration retryAfter() {
        return retryAfter;
    }
}
