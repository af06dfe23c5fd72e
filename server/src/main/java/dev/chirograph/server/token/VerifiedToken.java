package dev.chirograph.server.token;

import dev.chirograph.server.runtime.Caller;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The content of a token with a valid signature; valid until it is expired or revoked or its issuer's keys change.
 *
 * @param keys the source of the keys of its issuer
 * @param verifier the verifier of the signature
 * @param dpopKey the thumbprint (RFC 7638) of the key that the token is bound to, null if it is not bound
 * @param revocableBy the ids of revocations that revoke the token; none if it cannot be revoked
 * @param notBefore the later of {@code iat} and {@code nbf}
 */
record VerifiedToken(
        KeySource keys,
        SignatureVerifier verifier,
        Caller caller,
        @Nullable String dpopKey,
        List<String> revocableBy,
        Instant notBefore,
        Instant expiresAt) {

    /** After a change of the wall clock, a token can be expired or not yet valid like any other. */
    boolean isValidAt(Instant now) {
        return now.isBefore(expiresAt) && !notBefore.isAfter(now.plus(AccessTokenValidator.SKEW));
    }

    /** Returns whether its issuer still has the keys that the signature was verified with. */
    boolean hasCurrentKeys() {
        return keys.current() == verifier;
    }
}
