package dev.chirograph.server.oauth.key;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeyRandomnessTest {

    @ParameterizedTest
    @CsvSource({
        "0000000000000000000000000000000000000000000000000000000000000000, few different bytes",
        "ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff, few different bytes",
        "0000000000000000000000000000000000000000000000000000000000000001, few different bytes",
        "deadbeefdeadbeefdeadbeefdeadbeefdeadbeefdeadbeefdeadbeefdeadbeef, few different bytes",
        "9f1c33a0e7582bd461fa8e05c7794d129f1c33a0e7582bd461fa8e05c7794d12, few different bytes",
        "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f, sequence",
        "fffefdfcfbfaf9f8f7f6f5f4f3f2f1f0efeeedecebeae9e8e7e6e5e4e3e2e1e0, sequence",
        "00070e151c232a31383f464d545b626970777e858c939aa1a8afb6bdc4cbd2d9, sequence"
    })
    void zerosAndRepetitionsAndSequencesAreWeak(String hex, String expected) {
        String weakness = KeyRandomness.weaknessOf(HexFormat.of().parseHex(hex));

        assertNotNull(weakness);
        assertTrue(weakness.contains(expected), weakness);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "correct horse battery staple 123",
                "Tr0ub4dor&3-Tr0ub4dor&4-Xylophon",
                "x7Kq9ZbV2mNc4LpT8wRf1YhD6sGj3QaE",
                "My very secret passphrase here!\n",
                "größenwahnsinniger Schlüssel 4!",
                "совершенно секретн"
            })
    void textIsWeakInEveryScript(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        byte[] key = Arrays.copyOf(bytes, 32);
        for (int index = bytes.length; index < 32; index++) {
            key[index] = ' ';
        }

        assertNotNull(KeyRandomness.weaknessOf(key));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "thequickbrownfoxjumpsoverthelazydogandrunsw=",
                "THEQUICKBROWNFOXJUMPSOVERTHELAZYDOGANDRUNSW=",
                "0f1e2d3c4b5a69788796a5b4c3d2e1f00f1e2d3c4b4=",
                "Password1Password1Password1Password1Passwo0="
            })
    void wordsTypedAsBase64AreWeak(String base64) {
        byte[] key = Base64.getDecoder().decode(base64);

        assertEquals(32, key.length);
        assertNotNull(KeyRandomness.weaknessOf(key));
    }

    @Test
    void randomKeysAreAccepted() {
        // Seeded, so that the test is deterministic.
        var random = new Random(11);
        byte[] key = new byte[32];

        for (int made = 0; made < 20_000; made++) {
            random.nextBytes(key);
            assertNull(KeyRandomness.weaknessOf(key));
        }
    }

    @Test
    void weaknessDoesNotQuoteTheKey() {
        String key =
                Base64.getEncoder().encodeToString("correct horse battery staple 123".getBytes(StandardCharsets.UTF_8));

        String weakness = KeyEncryptionKey.parse(key).weakness();

        assertNotNull(weakness);
        assertTrue(!weakness.contains("horse") && !weakness.contains(key), weakness);
    }
}
