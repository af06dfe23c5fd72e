package dev.chirograph.server.token;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Remembers what was verified: a signature costs a thousand times what this does. Bounded in number, and nothing is
 * found before the token's beginning, or beyond its end or the keys that verified it. Holds fingerprints, not tokens.
 */
final class VerifiedTokens {
    private static final int MOST = 10_000;
    private static final Duration IDLE = Duration.ofMinutes(5);

    private final Clock clock;
    private final Cache<Key, TrustedIssuer.Verified> cache =
            Caffeine.newBuilder().maximumSize(MOST).expireAfterAccess(IDLE).build();

    private record Key(String fingerprint, String verificationId) {}

    VerifiedTokens(Clock clock) {
        this.clock = clock;
    }

    TrustedIssuer.@Nullable Verified find(String fingerprint, SignatureVerifier verification) {
        TrustedIssuer.Verified verified = cache.getIfPresent(new Key(fingerprint, verification.id()));
        return verified != null && verified.isGoodAt(clock.instant()) ? verified : null;
    }

    void put(String fingerprint, TrustedIssuer.Verified verified) {
        cache.put(new Key(fingerprint, verified.verificationId()), verified);
    }
}
