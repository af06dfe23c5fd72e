package dev.chirograph.server.oauth.authorization;

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
 * The authorizations that there are. To take one back ends its refresh tokens at once, and its access tokens as soon as
 * those who verify them hear of it.
 *
 * <p>Safe for use by many threads and nodes.
 */
public final class Authorizations implements UserRemovalListener, ClientRemovalListener {
    /** A token that was granted before the revocation may be signed after it. */
    private static final Duration SIGNED_MEANWHILE = Duration.ofMinutes(1);

    private final Database database;
    private final AuthorizationStore store;
    private final Duration accessTokenLifetime;
    private final RevocationListener listener;
    private final Clock clock;

    /**
     * Keeps authorizations in the database.
     *
     * @param accessTokenLifetime the most that an access token is good for: so long a revocation must be remembered
     * @param listener is told of what this node has revoked
     */
    public Authorizations(Database database, Duration accessTokenLifetime, RevocationListener listener, Clock clock) {
        this.database = database;
        this.store = new AuthorizationStore(database);
        this.accessTokenLifetime = accessTokenLifetime;
        this.listener = listener;
        this.clock = clock;
    }

    /**
     * Returns what of it is of no use any more after a while. An authorization stays for its last access tokens, a day at the
     * most; and as long as it has refresh tokens, of which there may be many: they go by themselves, and first.
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

    /** Begins one, in the transaction that is open on this thread if there is one. */
    public Authorization begin(NewAuthorization begun) {
        Instant now = clock.instant();
        Authorization authorization = new Authorization(
                UUID.randomUUID(),
                begun.subject(),
                begun.clientId(),
                begun.scopes(),
                begun.resources(),
                begun.authenticatedAt(),
                begun.browserSession(),
                begun.dpopKey(),
                begun.claims(),
                now,
                now,
                now.plus(begun.lifetime()),
                false);
        store.insert(authorization);
        return authorization;
    }

    /** Finds one, also one that has ended; null when there is none. */
    public @Nullable Authorization find(UUID id) {
        return store.find(id);
    }

    /** Finds one and keeps others from it until the transaction that is open on this thread ends. */
    public @Nullable Authorization lock(UUID id) {
        return store.lock(id);
    }

    /** Notes that tokens are issued by it now. */
    public void touch(UUID id) {
        store.touch(id, clock.instant());
    }

    /** Takes one back with all its tokens. No effect on one that has been taken back, or is none. */
    public void revoke(UUID id) {
        database.useTransaction(() -> {
            Authorization authorization = store.lock(id);
            if (authorization != null && store.revoke(id)) {
                remember(id.toString(), authorization.lastUsedAt());
            }
        });
    }

    /**
     * Ends what a sign-in of a browser brought, as the user signs out there. What may go on without the user goes on (OpenID Connect
     * Back-Channel Logout, section 2.7): a client that was granted {@code offline_access}.
     */
    public void endOfBrowserSession(UUID browserSession) {
        database.useTransaction(() -> store.ofBrowserSession(browserSession).stream()
                .filter(authorization -> !authorization.scopes().contains("offline_access"))
                .forEach(authorization -> revoke(authorization.id())));
    }

    /**
     * Takes back one access token.
     *
     * @param tokenId its {@code jti}
     * @param issuedAt when it was issued; after now if the clock was set back since
     */
    public void revokeAccessToken(String tokenId, Instant issuedAt) {
        remember(tokenId, issuedAt);
    }

    /** Takes back whatever a client has got, in the transaction that is open on this thread: it is being deleted. */
    @Override
    public void clientRemoved(String clientId) {
        remember(revocationOf(clientId), clock.instant());
    }

    /**
     * Tells whether an access token was taken back, by itself or with what it goes back to.
     *
     * @param tokenId its {@code jti}
     * @param clientId the client that it was issued to
     * @param authorizationId what it goes back to; null when no user has anything to do with it
     */
    public boolean isRevoked(String tokenId, String clientId, @Nullable UUID authorizationId) {
        String client = revocationOf(clientId);
        return store.hasRevocation(
                authorizationId == null
                        ? List.of(tokenId, client)
                        : List.of(tokenId, client, authorizationId.toString()));
    }

    /** Returns what a revocation is called that takes back all access tokens of a client. */
    public static String revocationOf(String clientId) {
        return "client:" + clientId;
    }

    /** Ends all that clients may do for a user, in the transaction that is open on this thread. */
    @Override
    public void userRemoved(String userId, Cause cause) {
        database.useTransaction(() -> {
            store.idsOfSubject(userId).forEach(this::revoke);
            if (cause == Cause.DELETED) {
                store.deleteOfSubject(userId);
            }
        });
    }

    /** Remembers a revocation as long as a token lasts that was issued by then or is issued by now. */
    private void remember(String id, Instant issuedAt) {
        Instant now = clock.instant();
        Instant latest = issuedAt.isAfter(now) ? issuedAt : now;
        database.useTransaction(() -> {
            store.insertRevocation(id, now, latest.plus(accessTokenLifetime).plus(SIGNED_MEANWHILE));
            database.afterCommit(() -> listener.revoked(id));
        });
    }
}
