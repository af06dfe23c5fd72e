package dev.chirograph.server.runtime;

import java.time.Duration;

/** Counts calls. Thread-safe. */
public interface Limiter {
    /**
     * Takes one call from a bucket, which is created full if it does not exist.
     *
     * @param limit the capacity and the window
     * @param key the key of the bucket
     */
    Decision take(RateLimit limit, String key);

    /**
     * The result for one call.
     *
     * @param allowed whether the call is within the limit
     * @param remaining the number of calls left
     * @param untilReset the time until the bucket is full again; for a rejected call, until the next call is allowed
     */
    record Decision(boolean allowed, long remaining, Duration untilReset) {}
}
