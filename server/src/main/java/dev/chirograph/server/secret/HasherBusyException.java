package dev.chirograph.server.secret;

import java.time.Duration;

/**
 * Reports that no hashing slot became free in time, which does not mean that the secret is wrong. The response is 503 with
 * {@code Retry-After}.
 */
public final class HasherBusyException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Duration retryAfter;

    HasherBusyException(Duration retryAfter) {
        super("Too many secrets are being checked at the moment; try again in " + retryAfter.toSeconds() + " s.");
        this.retryAfter = retryAfter;
    }

    /** Returns how long the caller should wait before trying again, at least one second. */
    public Duration retryAfter() {
        return retryAfter;
    }
}
