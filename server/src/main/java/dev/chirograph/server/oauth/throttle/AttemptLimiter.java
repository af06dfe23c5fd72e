package dev.chirograph.server.oauth.throttle;

import dev.chirograph.server.limit.Buckets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Limits wrong passwords for each key: a number of them at once, and one more with each share of the window. Kept in the memory of this
 * process, for {@value #MAXIMUM_KEYS} keys at most.
 *
 * <p>Safe for use by many threads.
 */
final class AttemptLimiter {
    private static final int MAXIMUM_KEYS = 100_000;

    private final Buckets.Quota quota;
    private final Buckets<String> buckets;

    /** Allows so many attempts at once, and each next one after its share of the window. */
    AttemptLimiter(long attempts, Duration window, Clock clock) {
        this.quota = new Buckets.Quota(attempts, window, Buckets.Refill.STEADY);
        this.buckets = new Buckets<>(MAXIMUM_KEYS, () -> nanos(clock.instant()));
    }

    /** Returns how long to wait until an attempt is left, zero when one is. */
    Duration untilOneIsLeft(String key) {
        return buckets.untilAvailable(key);
    }

    /** Counts a wrong password. Several that were checked at the same moment are all counted: the overdraft has to be waited for. */
    void use(String key) {
        buckets.overdraw(key, quota);
    }

    private static long nanos(Instant instant) {
        return Math.addExact(Math.multiplyExact(instant.getEpochSecond(), 1_000_000_000L), instant.getNano());
    }
}
