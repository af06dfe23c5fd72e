package dev.chirograph.sdk;

import java.time.Duration;
import java.util.Objects;

/**
 * When and how often a failed call is retried. Immutable.
 *
 * <p>Only safe retries are made: any call whose request was not sent, and, if the operation is idempotent, a call without a
 * response or with a 502, 503 or 504. Retries use exponential backoff with full jitter: the client waits for a random time up
 * to {@link #baseDelay}, a limit that doubles with each retry up to {@link #maxDelay}. A retry budget shared by all calls of a
 * client prevents retry storms.
 *
 * <p>A 429 or 503 with {@code Retry-After} means that the server has not processed the request. The client waits exactly that
 * long, whatever the operation, as often as the call's timeout allows, and fails immediately if it does not.
 */
public final class Retry {
    private static final Retry STANDARD = builder().build();
    private static final Retry NONE = builder().maxAttempts(1).build();

    private final int maxAttempts;
    private final Duration baseDelay;
    private final Duration maxDelay;

    private Retry(Builder builder) {
        this.maxAttempts = builder.maxAttempts;
        this.baseDelay = builder.baseDelay;
        this.maxDelay = builder.maxDelay;
        if (maxDelay.compareTo(baseDelay) < 0) {
            throw new IllegalArgumentException(
                    "`maxDelay` must not be less than `baseDelay` (" + baseDelay + "), but is " + maxDelay);
        }
    }

    /** Returns the default: at most three attempts, with a base delay of 200 milliseconds and a maximum of 5 seconds. */
    public static Retry standard() {
        return STANDARD;
    }

    /** Returns a policy without retries: it reports every failure immediately, also a 429 or 503 with {@code Retry-After}. */
    public static Retry none() {
        return NONE;
    }

    /** Returns a builder that starts with the values of {@link #standard()}. */
    public static Builder builder() {
        return new Builder();
    }

    /** Returns the maximum number of attempts, including the first. Attempts after a {@code Retry-After} do not count. */
    public int maxAttempts() {
        return maxAttempts;
    }

    /** Returns the maximum delay before the first retry. */
    public Duration baseDelay() {
        return baseDelay;
    }

    /** Returns the maximum delay before any retry. */
    public Duration maxDelay() {
        return maxDelay;
    }

    @Override
    public String toString() {
        return "Retry[maxAttempts=" + maxAttempts + ", baseDelay=" + baseDelay + ", maxDelay=" + maxDelay + "]";
    }

    /** Builds a retry policy. Not thread-safe. */
    public static final class Builder {
        private int maxAttempts = 3;
        private Duration baseDelay = Duration.ofMillis(200);
        private Duration maxDelay = Duration.ofSeconds(5);

        private Builder() {}

        /**
         * Sets the maximum number of attempts, including the first.
         *
         * @param maxAttempts 1 (no retries) to 10; 3 by default
         * @throws IllegalArgumentException if it is out of this range
         */
        public Builder maxAttempts(int maxAttempts) {
            if (maxAttempts < 1 || maxAttempts > 10) {
                throw new IllegalArgumentException("`maxAttempts` must be 1 to 10, but is " + maxAttempts);
            }
            this.maxAttempts = maxAttempts;
            return this;
        }

        /**
         * Sets the maximum delay before the first retry. It doubles with each further retry.
         *
         * @param baseDelay positive; 200 milliseconds by default
         * @throws IllegalArgumentException if it is not positive
         */
        public Builder baseDelay(Duration baseDelay) {
            this.baseDelay = positive("baseDelay", baseDelay);
            return this;
        }

        /**
         * Sets the maximum delay before any retry.
         *
         * @param maxDelay not less than the base delay; 5 seconds by default
         * @throws IllegalArgumentException if it is not positive
         */
        public Builder maxDelay(Duration maxDelay) {
            this.maxDelay = positive("maxDelay", maxDelay);
            return this;
        }

        /**
         * Returns the retry policy.
         *
         * @throws IllegalArgumentException if the maximum delay is less than the base delay
         */
        public Retry build() {
            return new Retry(this);
        }

        private static Duration positive(String name, Duration delay) {
            if (Objects.requireNonNull(delay, name).isNegative() || delay.isZero()) {
                throw new IllegalArgumentException("`" + name + "` must be positive, but is " + delay);
            }
            return delay;
        }
    }
}
