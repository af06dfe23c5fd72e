package ${supportPackage};

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * Percent-encoded UTF-8 (RFC 3986, section 2). Unlike {@code URLDecoder}, decoding is strict: malformed UTF-8 is rejected and not
 * replaced, since two parsers could replace it differently.
 */
public final class PercentEncoding {
    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private PercentEncoding() {}

    /** Encodes all but the unreserved characters. */
    public static String encode(String text) {
        StringBuilder encoded = new StringBuilder(text.length() + 8);
        for (byte each : utf8(text)) {
            if (unreserved(each)) {
                encoded.append((char) each);
            } else {
                encoded.append('%').append(HEX.toHexDigits(each));
            }
        }
        return encoded.toString();
    }

    /**
     * Decodes a string.
     *
     * @param plus the character that a plus is decoded to
     * @return null if the string is not percent-encoded UTF-8
     */
    public static @Nullable String decode(String raw, char plus) {
        ByteBuffer bytes = ByteBuffer.allocate(raw.length());
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            if (c >= 0x80) {
                return null;
            }
            if (c != '%') {
                bytes.put((byte) (c == '+' ? plus : c));
                continue;
            }
            if (i + 2 >= raw.length()
                    || !HexFormat.isHexDigit(raw.charAt(i + 1))
                    || !HexFormat.isHexDigit(raw.charAt(i + 2))) {
                return null;
            }
            bytes.put((byte) HexFormat.fromHexDigits(raw, i + 1, i + 3));
            i += 2;
        }
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(bytes.flip()).toString();
        } catch (CharacterCodingException e) {
            return null;
        }
    }

    private static boolean unreserved(byte each) {
        return each >= 'a' && each <= 'z'
                || each >= 'A' && each <= 'Z'
                || each >= '0' && each <= '9'
                || each == '-'
                || each == '.'
                || each == '_'
                || each == '~';
    }

    /** Returns a string as UTF-8. Rejects an unpaired surrogate, which would become a question mark. */
    static byte[] utf8(String text) {
        try {
            ByteBuffer bytes = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
            byte[] array = new byte[bytes.remaining()];
            bytes.get(array);
            return array;
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("a string with an unpaired surrogate cannot be encoded", e);
        }
    }
}
