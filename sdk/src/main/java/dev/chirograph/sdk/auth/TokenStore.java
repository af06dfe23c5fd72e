package dev.chirograph.sdk.auth;

import dev.chirograph.sdk.Secret;
import org.jspecify.annotations.Nullable;

/**
 * Stores the refresh token of one sign-in. The server replaces it with each renewal and rejects the old one, so the new one is
 * saved before the access token is used. While saving fails, calls that need a token fail too.
 *
 * <p>Methods may block. A client never calls them from two threads at once.
 */
public interface TokenStore {
    /** Returns the latest refresh token; null for none. */
    @Nullable
    Secret load();

    /** Replaces the refresh token. It must be stored durably when this method returns. */
    void save(Secret refreshToken);

    /**
     * Returns a store in memory: the refresh token is lost when the process ends.
     *
     * @param refreshToken the initial refresh token; null for none
     */
    static TokenStore inMemory(@Nullable Secret refreshToken) {
        return new InMemoryTokenStore(refreshToken);
    }
}
