package dev.chirograph.sdk.internal.retry;

import dev.chirograph.sdk.Retry;
import java.time.Duration;
import java.util.function.DoubleSupplier;

/** Chooses how long to wait: "full jitter", a random time below a bound that doubles, so that clients do not march in step. */
public final class Backoff {
    private final DoubleSupplier random;

    /** Chooses by numbers from 0 (inclusive) to 1 (exclusive). */
    public Backoff(DoubleSupplier random) {
        this.random = random;
    }

    /** Returns the wait before another attempt, after as many waits as there were. */
    public Duration next(Retry retry, int waits) {
        long longest = retry.longestDelay().toNanos();
        long bound = retry.firstDelay().toNanos();
        for (int i = 0; i < waits && bound < longest; i++) {
            bound = bound > longest / 2 ? longest : bound * 2;
        }
        return Duration.ofNanos((long) (Math.min(bound, longest) * random.getAsDouble()));
    }
}
