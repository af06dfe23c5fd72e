package dev.chirograph.sdk.internal.time;

import java.time.Duration;

/** The limits of timeouts. */
public final class Timeouts {
    /** How long a user has to sign in, by default. */
    public static final Duration SIGN_IN = Duration.ofMinutes(5);

    private static final Duration MAX = Duration.ofDays(1);

    private Timeouts() {}

    /**
     * Returns the timeout.
     *
     * @param name the name of the parameter
     * @throws IllegalArgumentException if the timeout is not positive or longer than one day
     */
    public static Duration check(String name, Duration timeout) {
        if (timeout.isZero() || timeout.isNegative() || timeout.compareTo(MAX) > 0) {
            throw new IllegalArgumentException(
                    "`" + name + "` must be positive and at most one day, but is " + timeout);
        }
        return timeout;
    }
}
