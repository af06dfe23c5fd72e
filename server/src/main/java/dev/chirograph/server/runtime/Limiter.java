package dev.chirograph.server.runtime;

import java.time.Duration;

/** Counts calls. Safe for use by many threads. */
public interface Limiter {
    /**
     * Takes one call from a bucket, which is made full when there is none yet.
     *
     * @param limit how much fits in and how it is filled again
     * @param key whose bucket it is
     */
    Decision take(RateLimit limit, String key);

    /**
     * Whether there was one left.
     *
     * @param allowed whether the call may be made
     * @param remaining how many are left after it
     * @param untilReset how long until the bucket is full again; when refused, until the next call is allowed
     */
    record Decision(boolean allowed, long remaining, Duration untilReset) {}
}
