package dev.chirograph.server.oauth.browser;

import dev.chirograph.server.database.Database;
import dev.chirograph.server.database.ExpiredRows;
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
 * Who is signed in in which browser. A sign-in ends 12 hours after the user gave the password, and before that when the browser has not
 * been here for two.
 *
 * <p>Safe for use by many threads and nodes.
 */
public final class BrowserSessions implements UserRemovalListener {
    private static final String COOKIE = "__Host-session";
    private static final Duration LIFETIME = Duration.ofHours(12);
    private static final Duration IDLE = Duration.ofHours(2);

    /** Not every page that is looked at is worth a write. */
    private static final Duration EXACT_ENOUGH = Duration.ofMinutes(1);

    private final BrowserSessionStore store;
    private final UserDirectory users;
    private final Clock clock;
    private final RandomSecrets secrets = new RandomSecrets();

    /** Keeps sign-ins in the database, by the fingerprints of their cookies. */
    public BrowserSessions(Database database, UserDirectory users, Clock clock) {
        this.store = new BrowserSessionStore(database);
        this.users = users;
        this.clock = clock;
    }

    /** Returns what of it is of no use any more after a while. */
    public static List<ExpiredRows> expiredRows() {
        return List.of(ExpiredRows.of("browser_sessions", "fingerprint"));
    }

    /** Returns who is signed in in the browser that sends a request; null when nobody is, or nobody may be any more. */
    public @Nullable BrowserSession of(ProtocolExchange exchange) {
        String cookie = Cookies.read(exchange, COOKIE);
        String fingerprint = cookie == null ? null : RandomSecrets.fingerprint(cookie);
        Instant now = clock.instant();
        Row row = fingerprint == null ? null : store.find(fingerprint, now);
        Account account = row == null ? null : users.find(row.subject());
        if (row == null || account == null || account.disabled()) {
            return null;
        }
        Instant end = end(row.authenticatedAt(), now);
        if (end.isAfter(row.expiresAt().plus(EXACT_ENOUGH))) {
            store.extend(fingerprint, end);
        }
        return new BrowserSession(row.id(), account.userId(), account.username(), row.authenticatedAt());
    }

    /** A sign-in that has begun, and the header line that tells the browser. */
    public record Started(BrowserSession session, String setCookie) {}

    /** Signs a user in who has just given the password, and whoever was signed in before out. */
    public Started start(ProtocolExchange exchange, Account account) {
        endOf(exchange);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        String cookie = secrets.next();
        Row row = new Row(UUID.randomUUID(), account.userId(), now, end(now, now));
        store.insert(RandomSecrets.fingerprint(cookie), row);
        return new Started(
                new BrowserSession(row.id(), account.userId(), account.username(), now), Cookies.set(COOKIE, cookie));
    }

    /** Signs out whoever is signed in, and lets the answer tell the browser. */
    public Response end(ProtocolExchange exchange, Response reply) {
        endOf(exchange);
        return reply.cookie(Cookies.clear(COOKIE));
    }

    /** Ends all sign-ins of a user who may not go on so. */
    @Override
    public void userRemoved(String userId, Cause cause) {
        store.deleteOfSubject(userId);
    }

    private static Instant end(Instant authenticatedAt, Instant now) {
        Instant last = authenticatedAt.plus(LIFETIME);
        Instant idle = now.plus(IDLE);
        return idle.isBefore(last) ? idle : last;
    }

    private void endOf(ProtocolExchange exchange) {
        String cookie = Cookies.read(exchange, COOKIE);
        if (cookie != null) {
            store.delete(RandomSecrets.fingerprint(cookie));
        }
    }
}
