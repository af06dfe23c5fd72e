package dev.chirograph.server.oauth.throttle;

import java.time.Duration;

/** Says that so many passwords were wrong that this one was not looked at: 429 with {@code Retry-After}. */
public final class TooManyAttemptsException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Duration retryAfter;

    TooManyAttemptsException(Duration retryAfter) {
        // A refusal is an answer, not a fault: without a stack trace it costs nothing to make many.
        super("Too many wrong passwords; try again in " + retryAfter.toSeconds() + " s.", null, false, false);
        this.retryAfter = retryAfter;
    }

    /** Returns how long to wait before trying again, whole seconds, at least one. */
    public Duration retryAfter() {
        return retryAfter;
    }
}
