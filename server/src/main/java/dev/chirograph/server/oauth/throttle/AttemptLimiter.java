package dev.chirograph.server.oauth.throttle;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * A token bucket of failed attempts for each of many keys, in the memory of this process. A key is evicted when its bucket is full again,
 * and, beyond {@value #MOST} keys, when it is the least used.
 *
 * <p>Safe for use by many threads.
 */
final class AttemptLimiter {
    private static final int MOST = 100_000;

    private final long attempts;
    private final Duration window;
    private final TimeMeter time;
    private final Cache<String, Bucket> buckets;

    /** Allows so many attempts at once, and refills them evenly within the window. */
    AttemptLimiter(long attempts, Duration window, Clock clock) {
        this.attempts = attempts;
        this.window = window;
        this.time = new ClockTime(clock);
        this.buckets = Caffeine.newBuilder()
                .ticker(time::currentTimeNanos)
                .expireAfterAccess(window)
                .maximumSize(MOST)
                .build();
    }

    /** Returns the time until an attempt is allowed, zero if one is. */
    Duration retryAfter(String key) {
        Bucket bucket = buckets.getIfPresent(key);
        return bucket == null
                ? Duration.ZERO
                : Duration.ofNanos(bucket.estimateAbilityToConsume(1).getNanosToWaitForRefill());
    }

    /** Counts a failed attempt, also when none is left: concurrent attempts are all counted. */
    void record(String key) {
        buckets.get(key, first -> full()).consumeIgnoringRateLimits(1);
    }

    private Bucket full() {
        return Bucket.builder()
                .addLimit(bandwidth -> bandwidth.capacity(attempts).refillGreedy(attempts, window))
                .withCustomTimePrecision(time)
                .build();
    }

    private record ClockTime(Clock clock) implements TimeMeter {
        @Override
        public long currentTimeNanos() {
            Instant now = clock.instant();
            return Math.addExact(Math.multiplyExact(now.getEpochSecond(), 1_000_000_000L), now.getNano());
        }

        @Override
        public boolean isWallClockBased() {
            return true;
        }
    }
}
