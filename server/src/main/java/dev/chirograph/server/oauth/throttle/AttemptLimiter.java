package dev.chirograph.server.oauth.throttle;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * So many wrong passwords each of many may have, and one more with every so much time. Kept in the memory of this process; what was not
 * asked for in as long as it takes to fill up is forgotten, and so is, beyond {@value #MOST} at once, what is asked for least.
 *
 * <p>Safe for use by many threads.
 */
final class AttemptLimiter {
    private static final int MOST = 100_000;

    private final long guesses;
    private final Duration window;
    private final TimeMeter time;
    private final Cache<String, Bucket> buckets;

    /** Lets everybody have so many at once, and each next one after its share of the window. */
    AttemptLimiter(long guesses, Duration window, Clock clock) {
        this.guesses = guesses;
        this.window = window;
        this.time = new ClockTime(clock);
        this.buckets = Caffeine.newBuilder()
                .ticker(time::currentTimeNanos)
                .expireAfterAccess(window)
                .maximumSize(MOST)
                .build();
    }

    /** Returns how long to wait until a guess is left, zero when one is. */
    Duration untilOneIsLeft(String key) {
        Bucket bucket = buckets.getIfPresent(key);
        return bucket == null
                ? Duration.ZERO
                : Duration.ofNanos(bucket.estimateAbilityToConsume(1).getNanosToWaitForRefill());
    }

    /** Counts a wrong password. Many that were checked at the same moment are all counted: what is overdrawn has to be waited for. */
    void use(String key) {
        buckets.get(key, first -> full()).consumeIgnoringRateLimits(1);
    }

    private Bucket full() {
        return Bucket.builder()
                .addLimit(bandwidth -> bandwidth.capacity(guesses).refillGreedy(guesses, window))
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
