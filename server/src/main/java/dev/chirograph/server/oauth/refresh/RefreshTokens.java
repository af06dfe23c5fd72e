package dev.chirograph.server.oauth.refresh;

import com.nimbusds.oauth2.sdk.OAuth2Error;
import dev.chirograph.server.clients.Client;
import dev.chirograph.server.database.Database;
import dev.chirograph.server.oauth.grant.Granted;
import dev.chirograph.server.oauth.grant.OauthException;
import dev.chirograph.server.oauth.grant.Scopes;
import dev.chirograph.server.oauth.refresh.RefreshStore.Family;
import dev.chirograph.server.oauth.refresh.RefreshStore.Token;
import dev.chirograph.server.secret.RandomSecrets;
import dev.chirograph.server.users.Account;
import dev.chirograph.server.users.UserDirectory;
import dev.chirograph.server.users.UserRemovalListener;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Refresh tokens that rotate: each is good once, for the next pair of tokens. All tokens that go back to one sign-in are
 * a family. A used token that comes again means that two hold it, one of them a thief, and nobody can tell which: the
 * whole family ends (RFC 9700, section 4.14.2).
 *
 * <p>Safe for use by many threads and nodes: a rotation holds the lock on its family's row.
 */
public final class RefreshTokens implements UserRemovalListener {
    private static final int LONGEST_TOKEN = 200;
    private static final Duration BETWEEN_SWEEPS = Duration.ofHours(1);
    private static final String REFUSAL = "The refresh token is wrong, used, revoked or expired; sign in again.";

    private final Database database;
    private final RefreshStore store;
    private final UserDirectory users;
    private final RefreshTokenLifetimes lifetimes;
    private final Clock clock;
    private final RandomSecrets secrets = new RandomSecrets();
    private final AtomicReference<Instant> nextSweep;

    /** Keeps tokens in the database and asks the directory whether their users are still there. */
    public RefreshTokens(Database database, UserDirectory users, RefreshTokenLifetimes lifetimes, Clock clock) {
        this.database = database;
        this.store = new RefreshStore(database);
        this.users = users;
        this.lifetimes = lifetimes;
        this.clock = clock;
        this.nextSweep = new AtomicReference<>(clock.instant());
    }

    /**
     * Starts a family for a user who has just signed in.
     *
     * @return its first refresh token
     */
    public String start(String subject, String clientId, Set<String> scopes) {
        Instant now = clock.instant();
        sweep(now);
        String token = secrets.next();
        Family family = new Family(UUID.randomUUID(), subject, clientId, scopes, false, now.plus(lifetimes.total()));
        database.useTransaction(() -> {
            store.insert(family, now);
            store.insert(newToken(token, family, now));
        });
        return token;
    }

    /**
     * Uses a refresh token up and gives the next one.
     *
     * @param asked the scopes asked for, null for all that the sign-in has
     * @throws OauthException {@code invalid_grant} if the token is not good for this client any more,
     *     {@code invalid_scope} if more is asked for than the sign-in has; the token is then not used up
     */
    Granted rotate(String token, Client client, @Nullable Set<String> asked) {
        Instant now = clock.instant();
        // A refusal is returned, not thrown, where the transaction has to commit the end of the family.
        Granted granted =
                token.length() > LONGEST_TOKEN ? null : database.inTransaction(() -> rotate(token, client, asked, now));
        if (granted == null) {
            throw new OauthException(OAuth2Error.INVALID_GRANT, REFUSAL);
        }
        return granted;
    }

    private @Nullable Granted rotate(String presented, Client client, @Nullable Set<String> asked, Instant now) {
        String fingerprint = RandomSecrets.fingerprint(presented);
        Family family = store.lockFamilyOf(fingerprint);
        if (family == null || !family.clientId().equals(client.id()) || !family.isGood(now)) {
            return null;
        }
        // Read under the lock: another rotation may have used it while this one waited.
        Token token = store.find(fingerprint);
        Account account = users.find(family.subject());
        if (token == null || token.isUsed() || account == null || account.disabled()) {
            store.revoke(family.id());
            return null;
        }
        if (!token.expiresAt().isAfter(now)) {
            return null;
        }
        Set<String> allowed = Scopes.common(family.scopes(), Scopes.common(client.scopes(), account.scopes()));
        Set<String> scopes = Scopes.choose(asked, allowed);
        String next = secrets.next();
        store.markUsed(fingerprint, now);
        store.insert(newToken(next, family, now));
        return new Granted(family.subject(), scopes, next);
    }

    /** Ends all sign-ins of a user, in the transaction that is open on this thread. */
    @Override
    public void userRemoved(String userId, Cause cause) {
        database.useTransaction(() -> {
            if (cause == Cause.DELETED) {
                store.deleteFamiliesOf(userId);
            } else {
                store.revokeFamiliesOf(userId);
            }
        });
    }

    private Token newToken(String token, Family family, Instant now) {
        Instant idleEnd = now.plus(lifetimes.idle());
        Instant end = idleEnd.isBefore(family.expiresAt()) ? idleEnd : family.expiresAt();
        return new Token(RandomSecrets.fingerprint(token), family.id(), end, null);
    }

    /** Now and then the one who signs in takes out what has expired: no timer to start or to stop. */
    private void sweep(Instant now) {
        Instant due = nextSweep.get();
        if (!now.isBefore(due) && nextSweep.compareAndSet(due, now.plus(BETWEEN_SWEEPS))) {
            database.useTransaction(() -> store.deleteExpired(now));
        }
    }
}
