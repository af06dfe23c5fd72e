package dev.chirograph.server.oauth.browser;

import dev.chirograph.server.database.Database;
import dev.chirograph.server.database.ExpiredRows;
import dev.chirograph.server.oauth.authorization.Authorizations;
import dev.chirograph.server.oauth.browser.BrowserSessionStore.Row;
import dev.chirograph.server.runtime.ProtocolExchange;
import dev.chirograph.server.runtime.Response;
import dev.chirograph.server.secret.RandomSecrets;
import dev.chirograph.server.users.Account;
import dev.chirograph.server.users.UserDirectory;
import dev.chirograph.server.users.UserRemovalListener;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The sessions of browsers with signed-in users. A session ends 12 hours after the login, or after two hours without a
 * request.
 *
 * <p>Thread-safe, also across nodes.
 */
public final class BrowserSessions implements UserRemovalListener {
    private static final Duration LIFETIME = Duration.ofHours(12);
    private static final Duration IDLE = Duration.ofHours(2);

    /** The precision of the idle time, so that not every request causes a write. */
    private static final Duration IDLE_PRECISION = Duration.ofMinutes(1);

    private final BrowserSessionStore store;
    private final Authorizations authorizations;
    private final UserDirectory users;
    private final Clock clock;
    private final RandomSecrets secrets = new RandomSecrets();

    /** Stores sessions in the database, by the fingerprints of their cookies. */
    public BrowserSessions(Database database, Authorizations authorizations, UserDirectory users, Clock clock) {
        this.store = new BrowserSessionStore(database);
        this.authorizations = authorizations;
        this.users = users;
        this.clock = clock;
    }

    /** Returns the rows that can be purged. */
    public static List<ExpiredRows> expiredRows() {
        return List.of(ExpiredRows.of("browser_sessions", "fingerprint"));
    }

    /**
     * Returns the session of the browser that sends a request; null if there is none, or its user is disabled or
     * deleted.
     */
    public @Nullable BrowserSession of(ProtocolExchange exchange) {
        String cookie = BrowserCookie.SESSION.read(exchange);
        String fingerprint = cookie == null ? null : RandomSecrets.fingerprint(cookie);
        Instant now = clock.instant();
        Row row = fingerprint == null ? null : store.find(fingerprint, now);
        Account account = row == null ? null : users.find(row.subject());
        if (row == null || account == null || account.disabled()) {
            return null;
        }
        Instant end = end(row.authenticatedAt(), now);
        if (end.isAfter(row.expiresAt().plus(IDLE_PRECISION))) {
            store.extend(fingerprint, end);
        }
        return new BrowserSession(row.id(), account.userId(), account.username(), row.authenticatedAt());
    }

    /**
     * Starts a session for a user who has just entered the password. It replaces the browser's previous session.
     *
     * @return the {@code Set-Cookie} value of the session
     */
    public String start(ProtocolExchange exchange, Account account) {
        String before = BrowserCookie.SESSION.read(exchange);
        if (before != null) {
            store.delete(RandomSecrets.fingerprint(before));
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        String cookie = secrets.next();
        store.insert(
                RandomSecrets.fingerprint(cookie), new Row(UUID.randomUUID(), account.userId(), now, end(now, now)));
        return BrowserCookie.SESSION.set(cookie);
    }

    /**
     * Signs the browser out: ends its session, and the authorizations of that session that have no {@code offline_access}.
     *
     * @return the response with the {@code Set-Cookie} that deletes the cookie
     */
    public Response end(ProtocolExchange exchange, Response response) {
        String cookie = BrowserCookie.SESSION.read(exchange);
        String fingerprint = cookie == null ? null : RandomSecrets.fingerprint(cookie);
        Row row = fingerprint == null ? null : store.find(fingerprint, clock.instant());
        if (row != null) {
            authorizations.endOfBrowserSession(row.id());
            store.delete(fingerprint);
        }
        return response.cookie(BrowserCookie.SESSION.clear());
    }

    /** Ends all sessions of a user who is disabled or deleted, or has a new password. */
    @Override
    public void userRemoved(String userId, Cause cause) {
        store.deleteOfSubject(userId);
    }

    private static Instant end(Instant authenticatedAt, Instant now) {
        Instant last = authenticatedAt.plus(LIFETIME);
        Instant idle = now.plus(IDLE);
        return idle.isBefore(last) ? idle : last;
    }
}
