package dev.chirograph.sdk.auth;

import dev.chirograph.sdk.Secret;
import org.jspecify.annotations.Nullable;

/** Keeps a refresh token until the process ends. */
final class InMemoryTokenStore implements TokenStore {
    private volatile @Nullable Secret refreshToken;

    InMemoryTokenStore(@Nullable Secret refreshToken) {
        this.refreshToken = refreshToken;
    }

    @Override
    public @Nullable Secret load() {
        return refreshToken;
    }

    @Override
    public void save(Secret refreshToken) {
        this.refreshToken = refreshToken;
    }
}
