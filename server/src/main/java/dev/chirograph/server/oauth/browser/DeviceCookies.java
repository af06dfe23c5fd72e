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
 * Device cookies (OWASP), for browsers that have signed in to an account before. They grant nothing; they only prevent
 * an attacker's failed logins from throttling the user in a known browser.
 *
 * <p>Thread-safe, also across nodes.
 */
public final class DeviceCookies implements UserRemovalListener {
    private static final Duration LIFETIME = Duration.ofDays(365);

    private final DeviceCookieStore store;
    private final Clock clock;
    private final RandomSecrets secrets = new RandomSecrets();

    /** Stores them in the database, by the fingerprints of their cookies. */
    public DeviceCookies(Database database, Clock clock) {
        this.store = new DeviceCookieStore(database);
        this.clock = clock;
    }

    /** Returns the rows that can be purged. */
    public static List<ExpiredRows> expiredRows() {
        return List.of(ExpiredRows.of("known_browsers", "fingerprint"));
    }

    /**
     * Returns the id of this browser for an account that it has signed in to before; null for any other account.
     *
     * @param account the key of the account, see {@code LoginThrottle.accountOf}
     */
    public @Nullable String find(ProtocolExchange exchange, String account) {
        String cookie = BrowserCookie.DEVICE.read(exchange);
        if (cookie == null) {
            return null;
        }
        String fingerprint = fingerprint(cookie, account);
        return store.has(fingerprint, clock.instant()) ? fingerprint : null;
    }

    /**
     * Stores that this browser has signed in to an account.
     *
     * @param account the key of the account, see {@code LoginThrottle.accountOf}
     * @return the {@code Set-Cookie} value of the device cookie
     */
    public String remember(ProtocolExchange exchange, String account, Account user) {
        String before = BrowserCookie.DEVICE.read(exchange);
        String cookie = before == null ? secrets.next() : before;
        store.put(fingerprint(cookie, account), user.userId(), clock.instant().plus(LIFETIME));
        return BrowserCookie.DEVICE.set(cookie, LIFETIME);
    }

    /** Deletes the device cookies of a deleted user. */
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
