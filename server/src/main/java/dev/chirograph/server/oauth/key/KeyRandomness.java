package dev.chirograph.server.oauth.key;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Recognises 32 bytes that people made up: zeros, repetitions, sequences and texts. No test can tell that a key is random; these
 * find what is surely not, and refuse a random key about once in 2·10<sup>10</sup>. Each says by what chance it is wrong.
 */
final class KeyRandomness {
    /** A random key has so few different bytes by a chance of 2·10<sup>-15</sup>; mostly it has about 30. */
    private static final int FEW_BYTES = 16;

    /** By 5·10<sup>-16</sup>, among 31 differences of neighbours. */
    private static final int FEW_DIFFERENCES = 15;

    /** By 2·10<sup>-13</sup>; mostly about 31 of 43 symbols differ. */
    private static final int FEW_SYMBOLS = 15;

    private KeyRandomness() {}

    /** Returns in a sentence why a key is not random, without quoting it; null when nothing speaks against it. */
    static @Nullable String weaknessOf(byte[] key) {
        if (isText(key)) {
            return "It is a text in Base64.";
        }
        // Whatever repeats after at most 16 bytes is found by this as well.
        if (distinct(key) <= FEW_BYTES) {
            return "It consists of few different bytes, or of the same bytes again and again.";
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

    /** UTF-8 of any script, without control characters but tabs and line ends: random bytes are that by a chance of 2·10<sup>-11</sup>. */
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

    /** Typed as Base64 in letters of one case, digits among them: 43 random symbols are that by 4·10<sup>-11</sup>. */
    private static boolean isOfOneCase(byte[] symbols) {
        String text = new String(symbols, StandardCharsets.US_ASCII);
        return text.chars().allMatch(symbol -> isDigit(symbol) || symbol >= 'a' && symbol <= 'z')
                || text.chars().allMatch(symbol -> isDigit(symbol) || symbol >= 'A' && symbol <= 'Z');
    }

    private static boolean isDigit(int symbol) {
        return symbol >= '0' && symbol <= '9';
    }
}
