package dev.chirograph.server.oauth.authorization;

import dev.chirograph.server.clients.Client;
import dev.chirograph.server.clients.ClientRemovalListener;
import dev.chirograph.server.database.Database;
import dev.chirograph.server.database.ExpiredRows;
import dev.chirograph.server.users.UserRemovalListener;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The authorizations of all users, and the revocations of their tokens (RFC 7009). Revoking an authorization ends its refresh tokens at
 * once, and its access tokens as soon as their verifiers have read the revocation.
 *
 * <p>Thread-safe, also across nodes.
 */
public final class Authorizations implements UserRemovalListener, ClientRemovalListener {
    /** The maximum time between granting a token and signing it. */
    private static final Duration SIGNING_DELAY = Duration.ofMinutes(1);

    private final Database database;
    private final AuthorizationStore store;
    private final Duration accessTokenLifetime;
    private final RevocationListener listener;
    private final Clock clock;

    /**
     * Stores authorizations in the database.
     *
     * @param accessTokenLifetime the longest lifetime of access tokens, for which revocations are kept
     * @param listener is notified of revocations by this node
     */
    public Authorizations(Database database, Duration accessTokenLifetime, RevocationListener listener, Clock clock) {
        this.database = database;
        this.store = new AuthorizationStore(database);
        this.accessTokenLifetime = accessTokenLifetime;
        this.listener = listener;
        this.clock = clock;
    }

    /**
     * Returns the rows that the purge deletes. An authorization is kept for a day after it expires, because of its last
     * access tokens, and while it has refresh tokens, which are purged first.
     */
    public static List<ExpiredRows> expiredRows() {
        return List.of(
                new ExpiredRows(
                        "authorizations",
                        "id",
                        Duration.ofDays(1),
                        "exists (select 1 from refresh_tokens where refresh_tokens.authorization_id = authorizations.id)"),
                ExpiredRows.of("revocations", "id"));
    }

    /**
     * Starts an authorization. Takes part in the transaction that is open on this thread, if there is one.
     *
     * @param lifetime the time after which it expires
     */
    public Authorization begin(Client client, UserAuthentication authentication, Duration lifetime) {
        Instant now = clock.instant();
        Authorization authorization = new Authorization(
                UUID.randomUUID(),
                authentication.subject(),
                client.id(),
                authentication.scopes(),
                authentication.resources(),
                authentication.authenticatedAt(),
                authentication.browserSession(),
                // RFC 9449, section 5: a confidential client's refresh tokens are bound to the client already.
                client.isPublic() ? authentication.dpopKey() : null,
                authentication.claims(),
                now,
                now,
                now.plus(lifetime),
                false);
        store.insert(authorization);
        return authorization;
    }

    /** Returns an authorization, also a revoked or expired one; null if there is none. */
    public @Nullable Authorization find(UUID id) {
        return store.find(id);
    }

    /** Returns an authorization, null if there is none, and locks its row until the transaction of this thread ends. */
    public @Nullable Authorization lock(UUID id) {
        return store.lock(id);
    }

    /** Stores that tokens are issued for an authorization now. */
    public void touch(UUID id) {
        store.touch(id, clock.instant());
    }

    /** Revokes an authorization with all its tokens. Has no effect if it is revoked already or does not exist. */
    public void revoke(UUID id) {
        database.useTransaction(() -> {
            Authorization authorization = store.lock(id);
            if (authorization != null && store.revoke(id)) {
                insertRevocation(id.toString(), authorization.lastUsedAt());
            }
        });
    }

    /**
     * Revokes the authorizations of a browser session, when the user logs out. Those with the scope {@code offline_access} stay active
     * (OpenID Connect Back-Channel Logout, section 2.7).
     */
    public void endOfBrowserSession(UUID browserSession) {
        database.useTransaction(() -> store.ofBrowserSession(browserSession).stream()
                .filter(authorization -> !authorization.scopes().contains("offline_access"))
                .forEach(authorization -> revoke(authorization.id())));
    }

    /**
     * Revokes one access token.
     *
     * @param tokenId its {@code jti}
     * @param issuedAt its {@code iat}; in the future if the clock was set back since
     */
    public void revokeAccessToken(String tokenId, Instant issuedAt) {
        insertRevocation(tokenId, issuedAt);
    }

    /** Revokes all access tokens of a client that is being deleted, in the transaction of this thread. */
    @Override
    public void clientRemoved(String clientId) {
        insertRevocation(revocationOf(clientId), clock.instant());
    }

    /**
     * Returns whether an access token was revoked, by itself or with its authorization or client.
     *
     * @param tokenId its {@code jti}
     * @param clientId the client that it was issued to
     * @param authorizationId its authorization, null if the client acts for itself
     */
    public boolean isRevoked(String tokenId, String clientId, @Nullable UUID authorizationId) {
        String client = revocationOf(clientId);
        return store.hasRevocation(
                authorizationId == null
                        ? List.of(tokenId, client)
                        : List.of(tokenId, client, authorizationId.toString()));
    }

    /** Returns the id of the revocation of all access tokens of a client. */
    public static String revocationOf(String clientId) {
        return "client:" + clientId;
    }

    /** Revokes all authorizations of a user, in the transaction of this thread. */
    @Override
    public void userRemoved(String userId, Cause cause) {
        database.useTransaction(() -> {
            store.idsOfSubject(userId).forEach(this::revoke);
            if (cause == Cause.DELETED) {
                store.deleteOfSubject(userId);
            }
        });
    }

    /** Stores a revocation until the last token expires that was issued at the given time, or is being issued. */
    private void insertRevocation(String id, Instant issuedAt) {
        Instant now = clock.instant();
        Instant latest = issuedAt.isAfter(now) ? issuedAt : now;
        database.useTransaction(() -> {
            store.insertRevocation(id, now, latest.plus(accessTokenLifetime).plus(SIGNING_DELAY));
            database.afterCommit(() -> listener.revoked(id));
        });
    }

    /** Is notified of revocations that this node commits, before their requests are answered. */
    @FunctionalInterface
    public interface RevocationListener {

        /**
         * Called after access tokens were revoked, on the thread of the request, at least once for each id. Must
         * neither throw nor block.
         *
         * @param id a token's {@code jti}, the id of an authorization, or the {@link Authorizations#revocationOf} of a client
         */
        void revoked(String id);
    }
}
