package dev.chirograph.server.oauth.browser;

import dev.chirograph.server.database.Database;
import dev.chirograph.server.database.ExpiredRows;
import dev.chirograph.server.runtime.ProtocolExchange;
import dev.chirograph.server.secret.RandomSecrets;
import dev.chirograph.server.users.Account;
import dev.chirograph.server.users.UserRemovalListener;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which browsers have signed in to which account. It opens nothing: it only keeps the wrong passwords of others from slowing down the
 * user at a browser of the user's own.
 *
 * <p>Safe for use by many threads and nodes.
 */
public final class DeviceCookies implements UserRemovalListener {
    private static final String COOKIE = "__Host-known";
    private static final Duration LIFETIME = Duration.ofDays(365);

    private final DeviceCookieStore store;
    private final Clock clock;
    private final RandomSecrets secrets = new RandomSecrets();

    /** Keeps them in the database, by the fingerprints of their cookies. */
    public DeviceCookies(Database database, Clock clock) {
        this.store = new DeviceCookieStore(database);
        this.clock = clock;
    }

    /** Names the rows that can be purged. */
    public static List<ExpiredRows> expiredRows() {
        return List.of(ExpiredRows.of("known_browsers", "fingerprint"));
    }

    /**
     * Returns what tells this browser from others if it has signed in to an account before; null when it has not.
     *
     * @param account what stands for the account's name
     */
    public @Nullable String find(ProtocolExchange exchange, String account) {
        String cookie = Cookies.read(exchange, COOKIE);
        if (cookie == null) {
            return null;
        }
        String fingerprint = fingerprint(cookie, account);
        return store.has(fingerprint, clock.instant()) ? fingerprint : null;
    }

    /**
     * Remembers that this browser has signed in to an account, and returns the header line that tells it so.
     *
     * @param account what stands for the account's name
     */
    public String remember(ProtocolExchange exchange, String account, Account user) {
        String before = Cookies.read(exchange, COOKIE);
        String cookie = before == null ? secrets.next() : before;
        store.put(fingerprint(cookie, account), user.userId(), clock.instant().plus(LIFETIME));
        return Cookies.set(COOKIE, cookie, LIFETIME);
    }

    /** Forgets the browsers of a user who is gone. */
    @Override
    public void userRemoved(String userId, Cause cause) {
        if (cause == Cause.DELETED) {
            store.deleteOfSubject(userId);
        }
    }

    private static String fingerprint(String cookie, String account) {
        return RandomSecrets.fingerprint(cookie + "\n" + account);
    }
}
