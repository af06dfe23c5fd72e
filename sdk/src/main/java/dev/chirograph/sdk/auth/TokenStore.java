package dev.chirograph.sdk.auth;

import dev.chirograph.sdk.Secret;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the refresh token of one sign-in. The server gives a new one with each renewal and takes the old one no more, so the
 * new one is saved before it is used for anything else; if saving fails, so do the calls that need a token, until it succeeds.
 *
 * <p>Methods may block, and are never called by two threads at once on behalf of one client.
 */
public interface TokenStore {
    /** Returns the refresh token saved last; null when there is none. */
    @Nullable
    Secret load();

    /** Saves a refresh token in place of the one before. When this returns, the token must survive what its owner must. */
    void save(Secret refreshToken);

    /**
     * Returns a store that forgets all when the process ends.
     *
     * @param refreshToken what it holds at first; null for nothing
     */
    static TokenStore inMemory(@Nullable Secret refreshToken) {
        return new InMemoryTokenStore(refreshToken);
    }
}
