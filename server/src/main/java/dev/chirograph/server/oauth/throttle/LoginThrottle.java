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
import org.jspecify.annotations.Nullable;

/**
 * Checks user names and passwords, and slows down whoever guesses, without letting anybody lock a user out: no number of wrong passwords
 * of others keeps a user from the first try at an address of the user's own, or from a browser that has signed in as this user before.
 * docs/decisions/0007-slowing-guesses.md says why it is as it is.
 *
 * <p>Whether there is such a user makes no difference to anything here. Safe for use by many threads.
 */
public final class LoginThrottle {
    private static final int LONGEST_USERNAME = 64;
    private static final int LONGEST_PASSWORD = 128;

    private final UserDirectory users;
    private final FailedLogins failedSignIns;

    /** Of one account from one address: enough for the absent-minded. */
    private final AttemptLimiter byAccountAndAddress;

    /** Of one account from everywhere: beyond this somebody guesses from many addresses, and each gets less. */
    private final AttemptLimiter byAccount;

    /** Of one account from one address while somebody guesses from many. */
    private final AttemptLimiter underAttack;

    /** Of all accounts from one address: beyond this somebody tries a few passwords with many names. */
    private final AttemptLimiter byAddress;

    /** Of one account in one browser that has signed in to it before. */
    private final AttemptLimiter byKnownBrowser;

    /** Finds users in the directory, and logs which sign-ins fail. */
    public LoginThrottle(UserDirectory users, FailedLogins failedSignIns, Clock clock) {
        this.users = users;
        this.failedSignIns = failedSignIns;
        this.byAccountAndAddress = new AttemptLimiter(5, Duration.ofMinutes(5), clock);
        this.byAccount = new AttemptLimiter(100, Duration.ofHours(1), clock);
        this.underAttack = new AttemptLimiter(1, Duration.ofMinutes(15), clock);
        this.byAddress = new AttemptLimiter(50, Duration.ofMinutes(15), clock);
        this.byKnownBrowser = new AttemptLimiter(10, Duration.ofMinutes(10), clock);
    }

    /**
     * Finds the user of this name and password. What fails is logged.
     *
     * @param address where the request comes from, as a literal IPv4 or IPv6 address
     * @param knownBrowser what tells the browser from others if it has signed in to this account before, null otherwise
     * @return null when there is none, or one that may not sign in
     * @throws TooManyAttemptsException if too many were wrong to look at this one
     * @throws HasherBusyException if too many are checked at this moment
     */
    public @Nullable Account check(String username, String password, String address, @Nullable String knownBrowser) {
        // What no user can have is wrong at no cost: its sender knows that already.
        if (username.length() > LONGEST_USERNAME
                || username.indexOf('\0') >= 0
                || password.codePointCount(0, password.length()) > LONGEST_PASSWORD) {
            failedSignIns.log(Reason.IMPOSSIBLE, username, address);
            return null;
        }
        try {
            return check(
                    username,
                    password,
                    counters(accountOf(username), AddressPrefix.of(address), knownBrowser),
                    address);
        } catch (TooManyAttemptsException e) {
            failedSignIns.log(Reason.THROTTLED, username, address);
            throw e;
        } catch (HasherBusyException e) {
            failedSignIns.log(Reason.BUSY, username, address);
            throw e;
        }
    }

    private @Nullable Account check(String username, String password, List<Counter> counters, String address) {
        counters.forEach(Counter::requireOneLeft);
        return switch (users.authenticate(username, password)) {
            case Success success -> success.account();
            case Failure failure -> {
                counters.forEach(Counter::use);
                failedSignIns.log(reasonOf(failure), username, address);
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

    /** Returns what stands for an account where its name is not to be kept: in any case, as names are compared. */
    public static String accountOf(String username) {
        return RandomSecrets.fingerprint(username.toLowerCase(Locale.ROOT));
    }

    private List<Counter> counters(String account, String address, @Nullable String knownBrowser) {
        if (knownBrowser != null) {
            return List.of(new Counter(byKnownBrowser, account + " " + knownBrowser));
        }
        String both = account + " " + address;
        boolean attacked = !byAccount.untilOneIsLeft(account).isZero();
        return List.of(
                new Counter(byAccountAndAddress, both),
                new Counter(byAddress, address),
                attacked ? new Counter(underAttack, both) : new Counter(byAccount, account));
    }

    private record Counter(AttemptLimiter allowance, String key) {

        void requireOneLeft() {
            Duration wait = allowance.untilOneIsLeft(key);
            if (!wait.isZero()) {
                // Rounded up: who comes back a fraction of a second early is refused again.
                throw new TooManyAttemptsException(
                        Duration.ofSeconds(wait.plusSeconds(1).minusNanos(1).toSeconds()));
            }
        }

        void use() {
            allowance.use(key);
        }
    }
}
