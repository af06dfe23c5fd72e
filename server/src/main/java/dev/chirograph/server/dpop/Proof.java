package dev.chirograph.server.dpop;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A proof that holds, as long as it was not used before.
 *
 * @param key the thumbprint (RFC 7638) of the key that the sender has
 * @param nonce what the next proof should carry (RFC 9449, section 8.2), null when the sender has it already
 * @param id its {@code jti}
 * @param goodUntil when it is too old by itself
 */
public record Proof(String key, @Nullable String nonce, String id, Instant goodUntil) {}
