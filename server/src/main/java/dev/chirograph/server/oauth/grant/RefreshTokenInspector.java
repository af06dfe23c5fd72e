package dev.chirograph.server.oauth.grant;

import dev.chirograph.server.database.Database;
import dev.chirograph.server.oauth.authorization.Authorization;
import dev.chirograph.server.oauth.authorization.Authorizations;
import dev.chirograph.server.secret.RandomSecrets;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Tells what refresh tokens go back to, without using them up. Safe for use by many threads and nodes. */
public final class RefreshTokenInspector {
    private final RefreshTokenStore store;
    private final Authorizations authorizations;
    private final Clock clock;

    /** Looks into the tables of {@link RefreshTokens}. */
    public RefreshTokenInspector(Database database, Authorizations authorizations, Clock clock) {
        this.store = new RefreshTokenStore(database);
        this.authorizations = authorizations;
        this.clock = clock;
    }

    /**
     * A refresh token that was issued here.
     *
     * @param authorization what it goes back to
     * @param expiresAt when it ends by itself
     * @param isGood whether it is good for the next pair of tokens
     */
    public record Found(Authorization authorization, Instant expiresAt, boolean isGood) {}

    /** Finds a token, also one that is good no more; null when it was not issued here, or long ago. */
    public @Nullable Found find(String token) {
        RefreshTokenStore.Token found = store.find(RandomSecrets.fingerprint(token));
        Authorization authorization = found == null ? null : authorizations.find(found.authorizationId());
        if (found == null || authorization == null) {
            return null;
        }
        Instant now = clock.instant();
        boolean good = !found.isUsed() && found.expiresAt().isAfter(now) && authorization.isGood(now);
        return new Found(authorization, found.expiresAt(), good);
    }
}
