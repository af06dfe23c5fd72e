package dev.chirograph.server.dpop;

import java.time.Instant;

/** Remembers the {@code jti} of proofs that were used, on all nodes together (RFC 9449, section 11.1). Safe for use by many threads. */
@FunctionalInterface
public interface JtiCache {

    /**
     * Adds an id.
     *
     * @param kind the kind of the id; ids of different kinds are different
     * @param id any string of any length
     * @param expiresAt until when it must be remembered
     * @return whether it is new; of two threads that add the same id at the same time, exactly one gets true
     * @throws RuntimeException if that cannot be determined now
     */
    boolean isFirst(String kind, String id, Instant expiresAt);
}
