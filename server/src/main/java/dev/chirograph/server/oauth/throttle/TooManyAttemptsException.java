package dev.chirograph.server.oauth.throttle;

import java.time.Duration;

/**
 * Thrown when too many login attempts have failed, so that this one was not checked: 429 with {@code Retry-After} (RFC
 * 6585, section 4).
 */
public final class TooManyAttemptsException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Duration retryAfter;

    TooManyAttemptsException(Duration retryAfter) {
        // Without a stack trace: it is an expected response, which attackers can cause at will.
        super("Too many failed login attempts; retry in " + retryAfter.toSeconds() + " s.", null, false, false);
        this.retryAfter = retryAfter;
    }

    /** Returns the time to wait before the next attempt, in whole seconds, at least one. */
    public Duration retryAfter() {
        return retryAfter;
    }
}
