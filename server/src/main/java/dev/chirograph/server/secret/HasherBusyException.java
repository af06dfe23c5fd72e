package dev.chirograph.server.secret;

import java.time.Duration;

/**
 * Says that no hashing slot came free in time. It is nobody's wrong secret: the caller should be told to come again,
 * that is 503 with {@code Retry-After}.
 */
public final class HasherBusyException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Duration retryAfter;

    HasherBusyException(Duration retryAfter) {
        super("Too many secrets are being checked at this moment; try again in " + retryAfter.toSeconds() + " s.");
        this.retryAfter = retryAfter;
    }

    /** Returns how long the caller should wait before trying again, at least one second. */
    public Duration retryAfter() {
        return retryAfter;
    }
}
