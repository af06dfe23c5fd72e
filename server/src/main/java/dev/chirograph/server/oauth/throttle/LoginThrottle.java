package dev.chirograph.server.oauth.throttle;

import dev.chirograph.server.oauth.throttle.FailedLogins.Reason;
import dev.chirograph.server.secret.HasherBusyException;
import dev.chirograph.server.secret.RandomSecrets;
import dev.chirograph.server.users.Account;
import dev.chirograph.server.users.AuthenticationResult.Failure;
import dev.chirograph.server.users.AuthenticationResult.Success;
import dev.chirograph.server.users.UserDirectory;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import javax.crypto.SecretKey;
import org.jspecify.annotations.Nullable;

/**
 * OWASP ASVS 6.3.1: authenticates users by password, and throttles failed attempts without account lockout: regardless
 * of the failures of others, a user's first attempt from an own address, or from a device that has signed in to the
 * account before, is checked. See docs/decisions/0007-login-throttling.md.
 *
 * <p>Treats names without a user the same. Thread-safe.
 */
public final class LoginThrottle {
    private static final int LONGEST_USERNAME = 64;
    private static final int LONGEST_PASSWORD = 128;

    private final UserDirectory users;
    private final FailedLogins failedLogins;

    /** One account, one address. */
    private final AttemptLimiter byAccountAndAddress;

    /**
     * One account, all addresses; above this it is a distributed attack, in which each address gets fewer attempts.
     */
    private final AttemptLimiter byAccount;

    /** One account, one address, during a distributed attack. */
    private final AttemptLimiter underAttack;

    /** All accounts, one address; above this it is password spraying. */
    private final AttemptLimiter byAddress;

    /** One account, one device that has signed in to it before. */
    private final AttemptLimiter byKnownDevice;

    /** @param logKey the key of the hashes by which the log names users */
    public LoginThrottle(UserDirectory users, SecretKey logKey, Clock clock) {
        this.users = users;
        this.failedLogins = new FailedLogins(logKey);
        this.byAccountAndAddress = new AttemptLimiter(5, Duration.ofMinutes(5), clock);
        this.byAccount = new AttemptLimiter(100, Duration.ofHours(1), clock);
        this.underAttack = new AttemptLimiter(1, Duration.ofMinutes(15), clock);
        this.byAddress = new AttemptLimiter(50, Duration.ofMinutes(15), clock);
        this.byKnownDevice = new AttemptLimiter(10, Duration.ofMinutes(10), clock);
    }

    /**
     * Returns the user with this name and password. Logs failed attempts.
     *
     * @param address the caller's literal IPv4 or IPv6 address
     * @param knownDevice the id of the device if it has signed in to this account before, null otherwise
     * @return null if there is none, or the user is disabled
     * @throws TooManyAttemptsException if too many attempts have failed, so that this one is not checked
     * @throws HasherBusyException if all hashing slots are taken
     */
    public @Nullable Account check(String username, String password, String address, @Nullable String knownDevice) {
        // Rejected without hashing, which discloses nothing: no user can have such a name or password.
        if (username.length() > LONGEST_USERNAME
                || username.indexOf('\0') >= 0
                || password.codePointCount(0, password.length()) > LONGEST_PASSWORD) {
            failedLogins.log(Reason.IMPOSSIBLE, username, address);
            return null;
        }
        try {
            return check(
                    username, password, counters(accountOf(username), AddressPrefix.of(address), knownDevice), address);
        } catch (TooManyAttemptsException e) {
            failedLogins.log(Reason.THROTTLED, username, address);
            throw e;
        } catch (HasherBusyException e) {
            failedLogins.log(Reason.BUSY, username, address);
            throw e;
        }
    }

    private @Nullable Account check(String username, String password, List<Counter> counters, String address) {
        counters.forEach(Counter::requireAllowed);
        return switch (users.authenticate(username, password)) {
            case Success success -> success.account();
            case Failure failure -> {
                counters.forEach(Counter::record);
                failedLogins.log(reasonOf(failure), username, address);
                yield null;
            }
        };
    }

    private static Reason reasonOf(Failure failure) {
        return switch (failure) {
            case UNKNOWN_USER -> Reason.UNKNOWN_USER;
            case WRONG_PASSWORD -> Reason.WRONG_PASSWORD;
            case DISABLED_USER -> Reason.DISABLED_USER;
        };
    }

    /** Returns a fingerprint of an account's name, ignoring case, for records that must not contain the name. */
    public static String accountOf(String username) {
        return RandomSecrets.fingerprint(username.toLowerCase(Locale.ROOT));
    }

    private List<Counter> counters(String account, String address, @Nullable String knownDevice) {
        if (knownDevice != null) {
            return List.of(new Counter(byKnownDevice, account + " " + knownDevice));
        }
        String both = account + " " + address;
        boolean attacked = !byAccount.retryAfter(account).isZero();
        return List.of(
                new Counter(byAccountAndAddress, both),
                new Counter(byAddress, address),
                attacked ? new Counter(underAttack, both) : new Counter(byAccount, account));
    }

    private record Counter(AttemptLimiter limiter, String key) {

        void requireAllowed() {
            Duration wait = limiter.retryAfter(key);
            if (!wait.isZero()) {
                // Rounded up: a retry a fraction of a second early would fail again.
                throw new TooManyAttemptsException(
                        Duration.ofSeconds(wait.plusSeconds(1).minusNanos(1).toSeconds()));
            }
        }

        void record() {
            limiter.record(key);
        }
    }
}
