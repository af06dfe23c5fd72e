package dev.chirograph.sdk.internal.retry;

import dev.chirograph.sdk.Retry;
import java.time.Duration;
import java.util.function.DoubleSupplier;

/** Exponential backoff with full jitter: a random delay below a limit that doubles, so that clients do not retry in lockstep. */
public final class Backoff {
    private final DoubleSupplier random;

    /**
     * Creates a backoff.
     *
     * @param random numbers from 0 (inclusive) to 1 (exclusive)
     */
    public Backoff(DoubleSupplier random) {
        this.random = random;
    }

    /**
     * Returns the delay before the next attempt.
     *
     * @param retries the number of retries so far
     */
    public Duration delay(Retry retry, int retries) {
        long max = retry.maxDelay().toNanos();
        long limit = retry.baseDelay().toNanos();
        for (int i = 0; i < retries && limit < max; i++) {
            limit = limit > max / 2 ? max : limit * 2;
        }
        return Duration.ofNanos((long) (Math.min(limit, max) * random.getAsDouble()));
    }
}
