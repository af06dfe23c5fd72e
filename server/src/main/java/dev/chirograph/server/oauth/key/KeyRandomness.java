package dev.chirograph.server.oauth.key;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Detects 32 bytes that are not random: zeros, repetitions, sequences and text. No test can prove randomness; these
 * reject a random key with a probability of about 5·10<sup>-11</sup>, to which each states its share.
 */
final class KeyRandomness {
    /** A random key has so few different bytes with a probability of 2·10<sup>-15</sup>; about 30 are usual. */
    private static final int FEW_BYTES = 16;

    /** With a probability of 5·10<sup>-16</sup>, among 31 differences of neighbours. */
    private static final int FEW_DIFFERENCES = 15;

    /** With a probability of 2·10<sup>-13</sup>; about 31 different of 43 symbols are usual. */
    private static final int FEW_SYMBOLS = 15;

    private KeyRandomness() {}

    /** Returns a sentence with the reason if a key is not random, without quoting it; null if it may be. */
    static @Nullable String weaknessOf(byte[] key) {
        if (isText(key)) {
            return "It is a text in Base64.";
        }
        // Also detects repetitions with a period of at most 16 bytes.
        if (distinct(key) <= FEW_BYTES) {
            return "It has few different bytes, or repeats them.";
        }
        if (distinct(differences(key)) <= FEW_DIFFERENCES) {
            return "It is a sequence of numbers.";
        }
        byte[] symbols = Base64.getEncoder().withoutPadding().encode(key);
        if (distinct(symbols) <= FEW_SYMBOLS || isOfOneCase(symbols)) {
            return "It looks like words or hexadecimal digits, not like random bytes in Base64.";
        }
        return null;
    }

    private static long distinct(byte[] bytes) {
        return IntStream.range(0, bytes.length)
                .map(index -> bytes[index])
                .distinct()
                .count();
    }

    private static byte[] differences(byte[] bytes) {
        byte[] differences = new byte[bytes.length - 1];
        for (int index = 0; index < differences.length; index++) {
            differences[index] = (byte) (bytes[index + 1] - bytes[index]);
        }
        return differences;
    }

    /** UTF-8 of any script without control characters but tabs and line ends: random bytes with a probability of 2·10<sup>-11</sup>. */
    private static boolean isText(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .chars()
                    .allMatch(character -> !Character.isISOControl(character) || "\t\n\r".indexOf(character) >= 0);
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    /** Base64 of digits and letters of one case: 43 random symbols with a probability of 4·10<sup>-11</sup>. */
    private static boolean isOfOneCase(byte[] symbols) {
        String text = new String(symbols, StandardCharsets.US_ASCII);
        return text.chars().allMatch(symbol -> isDigit(symbol) || symbol >= 'a' && symbol <= 'z')
                || text.chars().allMatch(symbol -> isDigit(symbol) || symbol >= 'A' && symbol <= 'Z');
    }

    private static boolean isDigit(int symbol) {
        return symbol >= '0' && symbol <= '9';
    }
}
