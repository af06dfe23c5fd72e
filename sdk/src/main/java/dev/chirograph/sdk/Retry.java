package dev.chirograph.sdk;

import java.time.Duration;
import java.util.Objects;

/**
 * When a call is tried again. Immutable.
 *
 * <p>Only what cannot do harm is repeated: a call whose connection was never made, and, if the operation may be made twice,
 * one without an answer or answered with 502, 503 or 504. Between attempts the client waits for a random time below a bound
 * that doubles each time, and a budget shared by all calls of a client keeps many failures from becoming many more requests.
 *
 * <p>Where the server says with {@code Retry-After} when to come back (429, 503), it has done nothing yet: the client waits
 * just that long, whatever the operation, as often as the call's deadline allows, and fails at once when it does not.
 */
public final class Retry {
    private static final Retry STANDARD = builder().build();
    private static final Retry NONE = builder().attempts(1).build();

    private final int attempts;
    private final Duration firstDelay;
    private final Duration longestDelay;

    private Retry(Builder builder) {
        this.attempts = builder.attempts;
        this.firstDelay = builder.firstDelay;
        this.longestDelay = builder.longestDelay;
        if (longestDelay.compareTo(firstDelay) < 0) {
            throw new IllegalArgumentException(
                    "The longest delay, " + longestDelay + ", is shorter than the first, " + firstDelay);
        }
    }

    /** Returns three attempts, with delays from 200 milliseconds up to 5 seconds. */
    public static Retry standard() {
        return STANDARD;
    }

    /** Returns one attempt: each failure is told at once, also one that says when to come back. */
    public static Retry none() {
        return NONE;
    }

    /** Returns a builder that begins with the {@linkplain #standard() standard}. */
    public static Builder builder() {
        return new Builder();
    }

    /** Returns how many attempts are made at most, the first one counted; waits that the server asks for are not. */
    public int attempts() {
        return attempts;
    }

    /** Returns the bound of the delay before the second attempt. */
    public Duration firstDelay() {
        return firstDelay;
    }

    /** Returns the bound of every delay. */
    public Duration longestDelay() {
        return longestDelay;
    }

    @Override
    public String toString() {
        return "Retry[attempts=" + attempts + ", firstDelay=" + firstDelay + ", longestDelay=" + longestDelay + "]";
    }

    /** Collects what differs from the standard. */
    public static final class Builder {
        private int attempts = 3;
        private Duration firstDelay = Duration.ofMillis(200);
        private Duration longestDelay = Duration.ofSeconds(5);

        private Builder() {}

        /**
         * Sets how many attempts are made at most.
         *
         * @param attempts from 1, which is to never try again, to 10
         */
        public Builder attempts(int attempts) {
            if (attempts < 1 || attempts > 10) {
                throw new IllegalArgumentException("There are 1 to 10 attempts, not " + attempts);
            }
            this.attempts = attempts;
            return this;
        }

        /**
         * Sets the bound of the delay before the second attempt; it doubles for each one after.
         *
         * @param firstDelay more than zero
         */
        public Builder firstDelay(Duration firstDelay) {
            this.firstDelay = positive(firstDelay);
            return this;
        }

        /**
         * Sets the bound of every delay.
         *
         * @param longestDelay not less than the first
         */
        public Builder longestDelay(Duration longestDelay) {
            this.longestDelay = positive(longestDelay);
            return this;
        }

        /**
         * Returns what was collected.
         *
         * @throws IllegalArgumentException if the longest delay is shorter than the first
         */
        public Retry build() {
            return new Retry(this);
        }

        private static Duration positive(Duration delay) {
            if (Objects.requireNonNull(delay, "delay").isNegative() || delay.isZero()) {
                throw new IllegalArgumentException("A delay is more than zero, not " + delay);
            }
            return delay;
        }
    }
}
