package dev.chirograph.server.dpop;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A valid proof, not yet checked for replay.
 *
 * @param key the JWK thumbprint (RFC 7638) of the proof's key
 * @param nonce the nonce for the next proof (RFC 9449, section 8.2); null if the sender has it already
 * @param id its {@code jti}
 * @param goodUntil when it expires
 */
public record Proof(String key, @Nullable String nonce, String id, Instant goodUntil) {}
