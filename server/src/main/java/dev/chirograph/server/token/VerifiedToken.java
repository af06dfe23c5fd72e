package dev.chirograph.server.token;

import dev.chirograph.server.runtime.Caller;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a token with a valid signature says, as long as it is neither expired nor revoked and its issuer's keys stay the same.
 *
 * @param keys where the keys of its issuer come from
 * @param verifier verified the signature
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

    /** A clock that was set after the verification makes a token expired, or not valid yet, like any other token. */
    boolean isValidAt(Instant now) {
        return now.isBefore(expiresAt) && !notBefore.isAfter(now.plus(AccessTokenValidator.SKEW));
    }

    /** Returns whether its issuer still has the keys that the signature was verified with. */
    boolean hasCurrentKeys() {
        return keys.current() == verifier;
    }
}
