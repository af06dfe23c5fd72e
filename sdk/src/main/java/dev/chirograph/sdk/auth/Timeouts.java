package dev.chirograph.sdk.auth;

import java.time.Duration;

/** Knows how long a user may be waited for. */
final class Timeouts {
    static final Duration STANDARD = Duration.ofMinutes(5);

    private static final Duration LONGEST = Duration.ofDays(1);

    private Timeouts() {}

    static Duration check(Duration timeout) {
        if (timeout.isZero() || timeout.isNegative() || timeout.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("A timeout is more than zero and at most a day, not " + timeout);
        }
        return timeout;
    }
}
