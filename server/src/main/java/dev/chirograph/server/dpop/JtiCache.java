package dev.chirograph.server.dpop;

import java.time.Instant;

/** Stores the {@code jti} of used proofs, shared by all nodes (RFC 9449, section 11.1). Thread-safe. */
@FunctionalInterface
public interface JtiCache {

    /**
     * Adds an id.
     *
     * @param kind the kind of the id; ids of different kinds are different
     * @param id any string
     * @param expiresAt when it can be forgotten
     * @return whether it is new; of concurrent calls with the same id, exactly one returns true
     * @throws RuntimeException if that cannot be determined
     */
    boolean isFirst(String kind, String id, Instant expiresAt);
}
