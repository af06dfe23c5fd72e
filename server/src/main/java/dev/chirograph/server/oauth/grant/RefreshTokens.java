package dev.chirograph.server.oauth.grant;

import com.nimbusds.oauth2.sdk.GrantType;
import com.nimbusds.oauth2.sdk.OAuth2Error;
import dev.chirograph.server.clients.Client;
import dev.chirograph.server.database.Database;
import dev.chirograph.server.database.ExpiredRows;
import dev.chirograph.server.oauth.authorization.Authorization;
import dev.chirograph.server.oauth.authorization.Authorizations;
import dev.chirograph.server.oauth.grant.RefreshTokenStore.Token;
import dev.chirograph.server.oauth.protocol.OauthException;
import dev.chirograph.server.oauth.protocol.Scopes;
import dev.chirograph.server.secret.RandomSecrets;
import dev.chirograph.server.users.Account;
import dev.chirograph.server.users.UserDirectory;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * RFC 6749, section 6: refresh tokens. Those of one authorization are a family.
 *
 * <p>Refresh tokens of public clients rotate, and reuse of one revokes its family, and no other ({@link RefreshTokenRotation}).
 *
 * <p>Refresh tokens of confidential clients do not rotate: no other client can use them, and rotation would only add ways to lose one
 * (FAPI 2.0 Security Profile, section 5.3.2.1). Each use restarts their idle time.
 *
 * <p>Thread-safe, also across nodes. A refresh holds the lock on the row of its authorization, and so does a
 * revocation. No thread waits for that lock while it holds one on a token.
 */
public final class RefreshTokens {
    private static final int LONGEST_TOKEN = 200;
    private static final String REJECTION =
            "The refresh token is invalid, used, revoked, expired or bound to another client or DPoP key; the user must sign in"
                    + " again.";

    private final Database database;
    private final Authorizations authorizations;
    private final RefreshTokenStore store;
    private final RefreshTokenRotation rotation;
    private final UserDirectory users;
    private final Lifetimes lifetimes;
    private final Duration accessTokenLifetime;
    private final Clock clock;
    private final RandomSecrets secrets = new RandomSecrets();

    /** Stores tokens in the database, and looks up in the directory whether their users may still sign in. */
    public RefreshTokens(
            Database database,
            Authorizations authorizations,
            UserDirectory users,
            Lifetimes lifetimes,
            Duration accessTokenLifetime,
            Clock clock) {
        this.database = database;
        this.authorizations = authorizations;
        this.store = new RefreshTokenStore(database);
        this.rotation = new RefreshTokenRotation(store);
        this.users = users;
        this.lifetimes = lifetimes;
        this.accessTokenLifetime = accessTokenLifetime;
        this.clock = clock;
    }

    /**
     * The lifetimes of refresh tokens.
     *
     * @param idle the time after which an unused refresh token expires
     * @param total the time after which all refresh tokens of one authorization expire
     */
    public record Lifetimes(Duration idle, Duration total) {
        private static final Duration DEFAULT_TOTAL = Duration.ofDays(90);

        /** Returns the lifetimes with a total of 90 days, or of {@code idle} if that is longer. */
        public static Lifetimes ofIdle(Duration idle) {
            return new Lifetimes(idle, idle.compareTo(DEFAULT_TOTAL) > 0 ? idle : DEFAULT_TOTAL);
        }

        /** @throws IllegalArgumentException if {@code idle} is not positive, or longer than {@code total} */
        public Lifetimes {
            if (!idle.isPositive() || idle.compareTo(total) > 0) {
                throw new IllegalArgumentException(
                        "`idle` must be positive and at most `total`, which is " + total + ", but is " + idle + ".");
            }
        }
    }

    /**
     * A refresh token that was issued here.
     *
     * @param authorization its authorization
     * @param expiresAt when it expires
     * @param isActive whether it can be used
     */
    public record Inspected(Authorization authorization, Instant expiresAt, boolean isActive) {}

    /** Returns the rows that the purge deletes. */
    public static List<ExpiredRows> expiredRows() {
        return List.of(ExpiredRows.of("refresh_tokens", "fingerprint"));
    }

    /** Returns the lifetime of a client's authorization: that of its refresh tokens, or of its one access token. */
    public Duration authorizationLifetime(Client client) {
        return isRefreshable(client) ? lifetimes.total() : accessTokenLifetime;
    }

    /**
     * Issues the first refresh token of an authorization. Takes part in the transaction that is open on this thread, if there is one.
     *
     * @return null if the client is not registered for the grant {@code refresh_token}
     */
    public @Nullable String issue(Client client, Authorization authorization) {
        if (!isRefreshable(client)) {
            return null;
        }
        String token = secrets.next();
        store.insert(RandomSecrets.fingerprint(token), authorization.id(), expiry(authorization, clock.instant()));
        return token;
    }

    private static boolean isRefreshable(Client client) {
        return client.grants().contains(GrantType.REFRESH_TOKEN.getValue());
    }

    /**
     * Exchanges the refresh token of a token request for the next tokens.
     *
     * @throws OauthException {@code invalid_request} if the parameter is missing, {@code invalid_grant} if the token is not valid for this
     *     request, {@code invalid_scope} or {@code invalid_target} if more is requested than was granted; these do not use up the token
     */
    GrantResult refresh(GrantRequest request) {
        String token = request.form().require("refresh_token");
        // A rejection is returned, not thrown: the transaction must commit that reuse has revoked the family.
        GrantResult result =
                token.length() > LONGEST_TOKEN ? null : database.inTransaction(() -> refresh(token, request));
        if (result == null) {
            throw new OauthException(OAuth2Error.INVALID_GRANT, REJECTION);
        }
        return result;
    }

    private @Nullable GrantResult refresh(String presented, GrantRequest request) {
        Instant now = clock.instant();
        Client client = request.client();
        String fingerprint = RandomSecrets.fingerprint(presented);
        Token found = store.find(fingerprint);
        Authorization authorization = found == null ? null : authorizations.lock(found.authorizationId());
        // Another client, or one with another key, can neither use the token nor revoke its family.
        if (authorization == null
                || !authorization.clientId().equals(client.id())
                || !request.holdsKey(authorization.dpopKey())
                || !authorization.isActive(now)) {
            return null;
        }
        // Read again under the lock: another rotation may have used it while this one waited.
        Token token = store.find(fingerprint);
        Account account = users.find(authorization.subject());
        if (token == null || account == null || account.disabled() || rotation.isReuse(presented, token, now)) {
            authorizations.revoke(authorization.id());
            return null;
        }
        if (!token.expiresAt().isAfter(now)) {
            return null;
        }
        Set<String> allowed = Scopes.common(authorization.scopes(), UserScopes.allowed(client, account));
        Set<String> scopes = Scopes.choose(request.scopes(), allowed);
        List<String> audience = request.audienceWithin(authorization.resources());
        String next = next(presented, token, authorization, client, now);
        authorizations.touch(authorization.id());
        return new GrantResult(authorization.subject(), scopes, audience, authorization, next, null);
    }

    private String next(String presented, Token token, Authorization authorization, Client client, Instant now) {
        Instant expiresAt = expiry(authorization, now);
        // A token that was rotated before its client became confidential still has its successor.
        if (client.isPublic() || token.isUsed()) {
            return rotation.rotate(presented, token, now, expiresAt);
        }
        store.extend(token.fingerprint(), expiresAt);
        return presented;
    }

    private Instant expiry(Authorization authorization, Instant now) {
        Instant idleEnd = now.plus(lifetimes.idle());
        return idleEnd.isBefore(authorization.expiresAt()) ? idleEnd : authorization.expiresAt();
    }

    /** Finds a token without using it, also one that is not active; null if it was not issued here, or was purged. */
    public @Nullable Inspected inspect(String token) {
        Token found = store.find(RandomSecrets.fingerprint(token));
        Authorization authorization = found == null ? null : authorizations.find(found.authorizationId());
        if (found == null || authorization == null) {
            return null;
        }
        Instant now = clock.instant();
        boolean active = !found.isUsed() && found.expiresAt().isAfter(now) && authorization.isActive(now);
        return new Inspected(authorization, found.expiresAt(), active);
    }
}
