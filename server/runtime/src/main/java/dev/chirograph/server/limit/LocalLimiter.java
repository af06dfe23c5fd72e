package dev.chirograph.server.limit;

import dev.chirograph.server.runtime.Limiter;
import dev.chirograph.server.runtime.RateLimit;
import java.util.function.LongSupplier;

/**
 * Counts calls in memory. Thread-safe.
 *
 * <p>A window begins with the first call, and the bucket is refilled at its end, all at once: "5 a minute" then means that the sixth
 * call within the minute is rejected, however late it comes. (With a steady refill, a sixth call would be let through after twelve
 * seconds, and nine within the minute.) Five calls at the end of one window and five at the beginning of the next remain possible; the
 * {@code t} in the response's {@code RateLimit} header field says when a window ends.
 *
 * <p>There are at most {@value #MAXIMUM_BUCKETS} buckets of about 300 bytes each, which bounds the memory to some 30 MB
 * regardless of the number of keys that callers invent.
 */
public final class LocalLimiter implements Limiter {
    private static final int MAXIMUM_BUCKETS = 100_000;

    private final Buckets<Key> buckets;

    /** The key that a limit counts by. */
    private record Key(RateLimit limit, String value) {}

    /**
     * Creates a limiter with full buckets.
     *
     * @param nanoTime a clock that never runs backwards, such as {@code System::nanoTime}
     */
    public LocalLimiter(LongSupplier nanoTime) {
        this.buckets = new Buckets<>(MAXIMUM_BUCKETS, nanoTime);
    }

    @Override
    public Decision take(RateLimit limit, String key) {
        var quota = new Buckets.Quota(limit.limit(), limit.window(), Buckets.Refill.EACH_WINDOW);
        Buckets.Attempt attempt = buckets.take(new Key(limit, key), quota);
        return new Decision(attempt.taken(), attempt.remaining(), attempt.until());
    }

    /** Returns the number of buckets. */
    long size() {
        return buckets.size();
    }
}
