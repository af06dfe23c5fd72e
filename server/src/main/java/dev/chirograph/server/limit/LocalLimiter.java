package dev.chirograph.server.limit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import dev.chirograph.server.runtime.Limiter;
import dev.chirograph.server.runtime.RateLimit;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Counts calls in the memory of this process. Safe for use by many threads.
 *
 * <p>A window begins with the first call and ends when it is over, and only then is the bucket filled, all at once: "5 a
 * minute" then means that the sixth call within the minute is refused, whatever its distance from the fifth. (Filled drop
 * by drop, it would let a sixth call through after twelve seconds, and nine within the minute.) What a window cannot rule
 * out is five calls at the end of one and five at the beginning of the next; the answers' {@code t} says when that is.
 *
 * <p>A bucket that was not asked for longer than its window is full again and is forgotten. At most
 * {@value #MAXIMUM_BUCKETS} are kept, of about 500 bytes each, which bounds the memory at some 50 MB however many keys are
 * made up; beyond that those are forgotten that are asked for least, and start anew when they come back.
 */
public final class LocalLimiter implements Limiter {
    private static final int MAXIMUM_BUCKETS = 100_000;

    private final Cache<Key, Bucket> buckets;
    private final TimeMeter time;

    /** Whose bucket for which limit. */
    private record Key(RateLimit limit, String value) {}

    /**
     * Starts with all buckets full.
     *
     * @param nanoTime a clock that never runs backwards, such as {@code System::nanoTime}
     */
    public LocalLimiter(LongSupplier nanoTime) {
        this.time = new NanoTime(nanoTime);
        this.buckets = Caffeine.newBuilder()
                .ticker(nanoTime::getAsLong)
                .expireAfter(Expiry.<Key, Bucket>accessing(
                        (key, bucket) -> key.limit().window()))
                .maximumSize(MAXIMUM_BUCKETS)
                .build();
    }

    @Override
    public Decision take(RateLimit limit, String key) {
        Bucket bucket = buckets.get(new Key(limit, key), this::full);
        ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(1);
        long nanos = probe.isConsumed() ? probe.getNanosToWaitForReset() : probe.getNanosToWaitForRefill();
        return new Decision(probe.isConsumed(), probe.getRemainingTokens(), Duration.ofNanos(nanos));
    }

    /** Returns how many buckets are kept, once those have been put away that need not be. */
    long size() {
        buckets.cleanUp();
        return buckets.estimatedSize();
    }

    private Bucket full(Key key) {
        RateLimit limit = key.limit();
        return Bucket.builder()
                .addLimit(
                        bandwidth -> bandwidth.capacity(limit.limit()).refillIntervally(limit.limit(), limit.window()))
                .withCustomTimePrecision(time)
                .build();
    }

    private record NanoTime(LongSupplier source) implements TimeMeter {

        @Override
        public long currentTimeNanos() {
            return source.getAsLong();
        }

        @Override
        public boolean isWallClockBased() {
            return false;
        }
    }
}
