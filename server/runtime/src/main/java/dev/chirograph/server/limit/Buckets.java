package dev.chirograph.server.limit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Token buckets in memory, one for each key. A bucket is created full at its first use. It is removed when it has not
 * been used for its window, since it would be full again; beyond the maximum number, the least recently used are
 * removed.
 *
 * <p>Thread-safe.
 *
 * @param <K> the key of a bucket; equal keys share one
 */
public final class Buckets<K> {
    private final LongSupplier nanoTime;
    private final Cache<K, Bucket> buckets;

    /** When a bucket is refilled. */
    public enum Refill {
        /** All at once at the end of each window; the first window starts with the first use. */
        EACH_WINDOW,

        /** Token by token, evenly over the window. */
        STEADY
    }

    /**
     * The size of a bucket.
     *
     * @param capacity the tokens of a full bucket, at least 1
     * @param window how long an empty bucket takes to fill up; positive
     */
    public record Quota(long capacity, Duration window, Refill refill) {
        /** Validates the numbers. */
        public Quota {
            if (capacity < 1 || !window.isPositive()) {
                throw new IllegalArgumentException(
                        "A bucket must have a token and a window, but has " + capacity + " and " + window);
            }
        }
    }

    /**
     * The result of an attempt to take a token.
     *
     * @param taken whether a token was taken
     * @param remaining the number of whole tokens left
     * @param until the time until the bucket is full again if a token was taken, and until the next token if not
     */
    public record Attempt(boolean taken, long remaining, Duration until) {}

    /**
     * Creates an empty set of buckets.
     *
     * @param maximum the maximum number of buckets
     * @param nanoTime a clock such as {@code System::nanoTime}
     */
    public Buckets(int maximum, LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.buckets = Caffeine.newBuilder()
                .ticker(nanoTime::getAsLong)
                .expireAfter(Expiry.<K, Bucket>accessing((key, bucket) -> bucket.quota.window()))
                .maximumSize(maximum)
                .build();
    }

    /** Takes a token if there is one. */
    public Attempt take(K key, Quota quota) {
        return bucket(key, quota).take(nanoTime.getAsLong());
    }

    /** Takes a token even if there is none. With steady refill, a bucket must make up for the overdraft first. */
    public void overdraw(K key, Quota quota) {
        bucket(key, quota).overdraw(nanoTime.getAsLong());
    }

    /** Returns the time until the next token, zero if there is one; takes none. */
    public Duration untilAvailable(K key) {
        Bucket bucket = buckets.getIfPresent(key);
        return bucket == null ? Duration.ZERO : Duration.ofNanos(bucket.untilAvailable(nanoTime.getAsLong()));
    }

    /** Returns the number of buckets. */
    long size() {
        buckets.cleanUp();
        return buckets.estimatedSize();
    }

    private Bucket bucket(K key, Quota quota) {
        Bucket bucket = buckets.getIfPresent(key);
        return bucket == null ? buckets.get(key, first -> Bucket.full(quota, nanoTime.getAsLong())) : bucket;
    }

    /** A bucket. Its monitor guards all mutable state; nothing blocks while it is held. */
    private abstract static sealed class Bucket {
        final Quota quota;
        final long windowNanos;

        private Bucket(Quota quota) {
            this.quota = quota;
            this.windowNanos = quota.window().toNanos();
        }

        static Bucket full(Quota quota, long now) {
            return switch (quota.refill()) {
                case EACH_WINDOW -> new WindowBucket(quota, now);
                case STEADY -> new SteadyBucket(quota, now);
            };
        }

        synchronized Attempt take(long now) {
            long untilAvailable = untilAvailable(now);
            if (untilAvailable > 0) {
                return new Attempt(false, 0, Duration.ofNanos(untilAvailable));
            }
            overdraw(now);
            return new Attempt(true, remaining(now), Duration.ofNanos(untilFull(now)));
        }

        abstract void overdraw(long now);

        abstract long untilAvailable(long now);

        abstract long remaining(long now);

        abstract long untilFull(long now);
    }

    private static final class WindowBucket extends Bucket {
        private long windowStart;
        private long used;

        WindowBucket(Quota quota, long now) {
            super(quota);
            this.windowStart = now;
        }

        private void refill(long now) {
            long windows = (now - windowStart) / windowNanos;
            if (windows > 0) {
                windowStart += windows * windowNanos;
                // An overdraft ends with its window.
                used = 0;
            }
        }

        @Override
        synchronized void overdraw(long now) {
            refill(now);
            used++;
        }

        @Override
        synchronized long untilAvailable(long now) {
            refill(now);
            return used < quota.capacity() ? 0 : untilFull(now);
        }

        @Override
        synchronized long remaining(long now) {
            return Math.max(0, quota.capacity() - used);
        }

        @Override
        synchronized long untilFull(long now) {
            return windowStart + windowNanos - now;
        }
    }

    /** Stores the time at which the bucket is full again, which each token moves by its share of the window. */
    private static final class SteadyBucket extends Bucket {
        private final long nanosPerToken;
        private long fullAt;

        SteadyBucket(Quota quota, long now) {
            super(quota);
            this.nanosPerToken = Math.max(1, windowNanos / quota.capacity());
            this.fullAt = now;
        }

        @Override
        synchronized void overdraw(long now) {
            fullAt = (fullAt - now > 0 ? fullAt : now) + nanosPerToken;
        }

        @Override
        synchronized long untilAvailable(long now) {
            return Math.max(0, untilFull(now) - (quota.capacity() - 1) * nanosPerToken);
        }

        @Override
        synchronized long remaining(long now) {
            return Math.max(0, quota.capacity() - Math.ceilDiv(untilFull(now), nanosPerToken));
        }

        @Override
        synchronized long untilFull(long now) {
            return Math.max(0, fullAt - now);
        }
    }
}
