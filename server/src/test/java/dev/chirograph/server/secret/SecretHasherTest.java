package dev.chirograph.server.secret;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;

final class SecretHasherTest {
    private final SecretHasher hasher = new SecretHasher(2);

    @Test
    void aHashNamesItsAlgorithmAndItsCosts() {
        String hash = hasher.hash("secret");

        assertTrue(hash.startsWith("$argon2id$v=19$m=19456,t=2,p=1$"), hash);
    }

    @Test
    void theRightSecretMatchesAndAnotherDoesNot() {
        String hash = hasher.hash("grüße 🔑");

        assertTrue(hasher.matches("grüße 🔑", hash));
        assertFalse(hasher.matches("grüße", hash));
    }

    @Test
    void theSameSecretIsHashedDifferentlyEachTime() {
        assertNotEquals(hasher.hash("secret"), hasher.hash("secret"));
    }

    @Test
    void aHashOfTheReferenceImplementationMatches() {
        // From the test vectors of phc-winner-argon2: argon2id, v19, 64 MiB, two passes, one lane.
        String hash = "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc";

        assertTrue(hasher.matches("password", hash));
    }

    @Test
    void aSecretThatIsTooLongNeverMatchesAndIsNeverHashed() {
        String tooLong = "x".repeat(SecretHasher.LONGEST_SECRET + 1);
        String hash = hasher.hash("secret");

        assertFalse(hasher.matches(tooLong, hash));
        assertThrows(IllegalArgumentException.class, () -> hasher.hash(tooLong));
    }

    @Test
    void aHashOfAnotherAlgorithmIsRefusedWithoutBeingShown() {
        IllegalArgumentException refusal =
                assertThrows(IllegalArgumentException.class, () -> hasher.matches("secret", "$2b$12$abcdef"));

        assertFalse(refusal.getMessage().contains("abcdef"));
    }

    @Test
    void busyHasherReportsRetryAfter() {
        SecretHasher full = new SecretHasher(0, Duration.ZERO);

        HasherBusyException busy = assertThrows(HasherBusyException.class, () -> full.matchNothing("secret"));

        assertEquals(Duration.ofSeconds(1), busy.retryAfter());
    }
}
