package dev.chirograph.server.oauth.throttle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.spi.ILoggingEvent;
import dev.chirograph.server.LoggedLines;
import dev.chirograph.server.MovableClock;
import dev.chirograph.server.secret.HasherBusyException;
import dev.chirograph.server.secret.SecretHasher;
import dev.chirograph.server.users.Account;
import dev.chirograph.server.users.AuthenticationResult;
import dev.chirograph.server.users.AuthenticationResult.Failure;
import dev.chirograph.server.users.UserDirectory;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** OWASP ASVS 16.3.1: the log of failed logins. */
final class FailedLoginsTest {
    private static final String ADDRESS = "192.0.2.1";

    private final LoggedLines log = LoggedLines.of(FailedLogins.class);
    private final LoginThrottle passwords = check("key", new Directory());

    @AfterEach
    void close() {
        log.close();
    }

    private static LoginThrottle check(String key, UserDirectory users) {
        var secret = new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256");
        return new LoginThrottle(users, secret, new MovableClock());
    }

    /** A directory whose logins fail for the reason in the user name. */
    private static final class Directory implements UserDirectory {
        private final SecretHasher withoutSlots = new SecretHasher(0);

        @Override
        public AuthenticationResult authenticate(String username, String password) {
            return switch (username) {
                case "busy" -> {
                    withoutSlots.matchNothing(password);
                    throw new AssertionError("There are no slots.");
                }
                case "grace" -> Failure.DISABLED_USER;
                case "ada", "ADA" -> Failure.WRONG_PASSWORD;
                default -> Failure.UNKNOWN_USER;
            };
        }

        @Override
        public @Nullable Account find(String userId) {
            return null;
        }
    }

    private List<String> logged(String key) {
        return log.all().stream().map(line -> LoggedLines.value(line, key)).toList();
    }

    @Test
    void failedLoginIsLoggedWithReasonAndAddress() {
        assertNull(passwords.check("ada", "wrong", ADDRESS, null));
        assertNull(passwords.check("nobody", "wrong", ADDRESS, null));
        assertNull(passwords.check("grace", "right", ADDRESS, null));
        assertNull(passwords.check("n".repeat(65), "wrong", ADDRESS, null));
        assertThrows(HasherBusyException.class, () -> passwords.check("busy", "right", ADDRESS, null));

        assertEquals(
                List.of("wrong_password", "unknown_user", "disabled_user", "impossible", "busy"), logged("reason"));
        for (ILoggingEvent line : log.all()) {
            assertEquals("failed sign-in", line.getFormattedMessage());
            assertEquals(ADDRESS, LoggedLines.value(line, "address"));
            assertNull(line.getThrowableProxy());
        }
    }

    @Test
    void throttledLoginIsLogged() {
        for (int i = 0; i < 5; i++) {
            passwords.check("ada", "wrong", ADDRESS, null);
        }
        assertThrows(TooManyAttemptsException.class, () -> passwords.check("ada", "right", ADDRESS, null));

        assertEquals("throttled", logged("reason").getLast());
        assertEquals(6, log.all().size());
    }

    @Test
    void nameHashIgnoresCaseAndDoesNotDiscloseTheName() {
        passwords.check("ada", "wrong", ADDRESS, null);
        passwords.check("ADA", "wrong", ADDRESS, null);
        passwords.check("nobody", "wrong", ADDRESS, null);

        List<String> hashes = logged("name_hash");
        assertTrue(hashes.getFirst().matches("[0-9a-f]{16}"), hashes::toString);
        assertEquals(hashes.get(0), hashes.get(1));
        assertNotEquals(hashes.get(0), hashes.get(2));
        for (ILoggingEvent line : log.all()) {
            assertFalse((line.getFormattedMessage() + line.getKeyValuePairs()).matches("(?i).*(ada|nobody).*"));
        }
    }

    @Test
    void nameHashDependsOnTheKey() {
        passwords.check("ada", "wrong", ADDRESS, null);
        check("key", new Directory()).check("ada", "wrong", ADDRESS, null);
        check("another key", new Directory()).check("ada", "wrong", ADDRESS, null);

        List<String> hashes = logged("name_hash");
        assertEquals(hashes.get(0), hashes.get(1));
        assertNotEquals(hashes.get(0), hashes.get(2));
    }

    @Test
    void successfulLoginIsNotLogged() {
        var account = new Account("id", "Ada", "ada@example.com", null, Set.of(), false, Instant.EPOCH);
        UserDirectory users = new UserDirectory() {
            @Override
            public AuthenticationResult authenticate(String username, String password) {
                return new AuthenticationResult.Success(account);
            }

            @Override
            public Account find(String userId) {
                return account;
            }
        };

        assertEquals(account, check("key", users).check("ada", "right", ADDRESS, null));

        assertEquals(List.of(), log.all());
    }
}
