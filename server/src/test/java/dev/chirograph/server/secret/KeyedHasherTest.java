package dev.chirograph.server.secret;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

final class KeyedHasherTest {
    private final KeyedHasher hasher = new KeyedHasher("key");

    @Test
    void aHashIsTheHmacSha256OfTheSecretInBase64() {
        // The example of RFC 2104's Wikipedia article, which every library of MACs is tried with.
        assertEquals(
                "$hmac-sha256$97yD9DBThCSxMpjmqm+xQ+9NWaFJRhdZl0edvC0aPNg",
                hasher.hash("The quick brown fox jumps over the lazy dog"));
    }

    @Test
    void onlyTheSecretThatWasHashedMatches() {
        String secret = new RandomSecrets().next();

        String hash = hasher.hash(secret);

        assertTrue(hasher.matches(secret, hash));
        assertFalse(hasher.matches(secret + "x", hash));
        assertFalse(hasher.matches("", hash));
        assertFalse(hasher.matches(secret, "$hmac-sha256$"));
    }

    @Test
    void aHashByAnotherKeyIsAnother() {
        var other = new KeyedHasher("another key");

        assertNotEquals(hasher.hash("secret"), other.hash("secret"));
        assertFalse(other.matches("secret", hasher.hash("secret")));
    }

    @Test
    void hashIsDistinguishedFromArgon2() {
        assertTrue(KeyedHasher.isHash(hasher.hash("secret")));
        assertFalse(KeyedHasher.isHash("$argon2id$v=19$m=19456,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8"));
    }

    @Test
    void generatedSecretsAreRecognizedByTheirForm() {
        assertTrue(RandomSecrets.isPossible(new RandomSecrets().next()));
        assertFalse(RandomSecrets.isPossible("the-administrators-very-own-secret"));
        assertFalse(RandomSecrets.isPossible(new RandomSecrets().next() + "="));
    }
}
