package dev.chirograph.server.oauth.throttle;

import dev.chirograph.server.limit.Buckets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * A token bucket of failed attempts for each of many keys, in the memory of this process. A key is evicted when its bucket is full again,
 * and, beyond {@value #MAXIMUM_KEYS} keys, when it is the least used.
 *
 * <p>Thread-safe.
 */
final class AttemptLimiter {
    private static final int MAXIMUM_KEYS = 100_000;

    private final Buckets.Quota quota;
    private final Buckets<String> buckets;

    /** Creates a limiter that allows a number of attempts at once, and refills them evenly within the window. */
    AttemptLimiter(long attempts, Duration window, Clock clock) {
        this.quota = new Buckets.Quota(attempts, window, Buckets.Refill.STEADY);
        this.buckets = new Buckets<>(MAXIMUM_KEYS, () -> nanos(clock.instant()));
    }

    /** Returns the time until the next attempt is allowed; zero if one is allowed now. */
    Duration retryAfter(String key) {
        return buckets.untilAvailable(key);
    }

    /** Counts a failed attempt, even if none is left: concurrent attempts are all counted. */
    void record(String key) {
        buckets.overdraw(key, quota);
    }

    private static long nanos(Instant instant) {
        return Math.addExact(Math.multiplyExact(instant.getEpochSecond(), 1_000_000_000L), instant.getNano());
    }
}
