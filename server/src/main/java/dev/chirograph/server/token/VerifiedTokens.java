package dev.chirograph.server.token;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Caches verified tokens by their hash, because verifying a signature costs a thousand times what a lookup costs. A token is not found
 * before it is valid, once it has expired, or after its issuer's keys have changed. Bounded in number; holds no tokens.
 */
final class VerifiedTokens {
    private static final int MOST = 10_000;
    private static final Duration IDLE = Duration.ofMinutes(5);

    private final Clock clock;
    private final Cache<TokenHash, VerifiedToken> cache =
            Caffeine.newBuilder().maximumSize(MOST).expireAfterAccess(IDLE).build();

    VerifiedTokens(Clock clock) {
        this.clock = clock;
    }

    @Nullable
    VerifiedToken find(TokenHash hash) {
        VerifiedToken token = cache.getIfPresent(hash);
        return token != null && token.hasCurrentKeys() && token.isValidAt(clock.instant()) ? token : null;
    }

    void put(TokenHash hash, VerifiedToken token) {
        cache.put(hash, token);
    }
}
