package dev.chirograph.server.oauth.throttle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.chirograph.server.MovableClock;
import dev.chirograph.server.users.Account;
import dev.chirograph.server.users.AuthenticationResult;
import dev.chirograph.server.users.AuthenticationResult.Failure;
import dev.chirograph.server.users.AuthenticationResult.Success;
import dev.chirograph.server.users.UserDirectory;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Login throttling by account, address and device. */
final class LoginThrottleTest {
    private static final String HOME = "192.0.2.1";

    private final MovableClock clock = new MovableClock();
    private final OneUser users = new OneUser();
    private final LoginThrottle check =
            new LoginThrottle(users, new SecretKeySpec(new byte[] {1}, "HmacSHA256"), clock);

    /** A directory with the user Ada that counts attempts. */
    private static final class OneUser implements UserDirectory {
        private final AtomicInteger asked = new AtomicInteger();

        @Override
        public AuthenticationResult authenticate(String username, String password) {
            asked.incrementAndGet();
            return username.equalsIgnoreCase("ada") && password.equals("right")
                    ? new Success(new Account("id", "Ada", "ada@example.com", null, Set.of(), false, Instant.EPOCH))
                    : Failure.WRONG_PASSWORD;
        }

        @Override
        public @Nullable Account find(String userId) {
            return null;
        }
    }

    private void guess(String username, String address) {
        assertNull(check.check(username, "wrong", address, null));
    }

    private Duration refusal(String username, String address, @Nullable String knownBrowser) {
        return assertThrows(TooManyAttemptsException.class, () -> check.check(username, "right", address, knownBrowser))
                .retryAfter();
    }

    @Test
    void successfulLoginsAreNotCounted() {
        for (int i = 0; i < 200; i++) {
            assertNotNull(check.check("ada", "right", HOME, null));
        }
    }

    @Test
    void throttledAttemptIsNotChecked() {
        for (int i = 0; i < 5; i++) {
            guess("ada", HOME);
        }

        Duration wait = refusal("ada", HOME, null);

        assertEquals(Duration.ofMinutes(1), wait);
        assertEquals(5, users.asked.get());
    }

    @Test
    void usernameIgnoresCase() {
        for (String name : new String[] {"ada", "Ada", "ADA", "aDa", "adA"}) {
            guess(name, HOME);
        }

        assertEquals(Duration.ofMinutes(1), refusal("AdA", HOME, null));
    }

    @Test
    void addressesAndAccountsAreThrottledSeparately() {
        for (int i = 0; i < 5; i++) {
            guess("ada", HOME);
        }

        assertNotNull(check.check("ada", "right", "192.0.2.2", null));
        guess("grace", HOME);
    }

    @Test
    void ipv6AddressesOfOnePrefixAreThrottledTogether() {
        for (int i = 0; i < 5; i++) {
            guess("ada", "2001:db8:1:2::" + i);
        }

        assertEquals(Duration.ofMinutes(1), refusal("ada", "2001:db8:1:2:ffff::1", null));
        assertNotNull(check.check("ada", "right", "2001:db8:1:3::1", null));
    }

    @Test
    void passwordSprayingIsThrottledByAddress() {
        for (int i = 0; i < 50; i++) {
            guess("name-" + i, HOME);
        }

        assertEquals(Duration.ofSeconds(18), refusal("ada", HOME, null));
        assertNotNull(check.check("ada", "right", "192.0.2.2", null));
    }

    @Test
    void distributedAttackReducesAttemptsOfEachAddress() {
        attackFromEverywhere();

        guess("ada", HOME);

        assertEquals(Duration.ofMinutes(15), refusal("ada", HOME, null));
    }

    @Test
    void firstAttemptFromNewAddressIsNeverThrottled() {
        attackFromEverywhere();

        assertNotNull(check.check("ada", "right", HOME, null));
    }

    @Test
    void knownDeviceIsThrottledSeparately() {
        attackFromEverywhere();
        for (int i = 0; i < 5; i++) {
            assertNull(check.check("ada", "wrong", HOME, "browser"));
        }

        assertNotNull(check.check("ada", "right", HOME, "browser"));
        for (int i = 0; i < 5; i++) {
            assertNull(check.check("ada", "wrong", HOME, "browser"));
        }
        assertEquals(Duration.ofMinutes(1), refusal("ada", HOME, "browser"));
    }

    @Test
    void impossibleCredentialsAreRejectedWithoutHashing() {
        assertNull(check.check("a".repeat(65), "right", HOME, null));
        assertNull(check.check("ada", "r".repeat(129), HOME, null));
        assertNull(check.check("a\0da", "right", HOME, null));

        assertEquals(0, users.asked.get());
    }

    private void attackFromEverywhere() {
        for (int i = 0; i < 100; i++) {
            guess("ada", "198.51." + i + ".1");
        }
    }
}
