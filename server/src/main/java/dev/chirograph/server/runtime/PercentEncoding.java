package dev.chirograph.server.runtime;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * Decodes percent-encoded UTF-8 (RFC 3986, section 2.5). It is strict where {@code URLDecoder} is not: no overlong or
 * broken UTF-8 becomes a replacement character, which two readers would take for two different texts.
 */
public final class PercentEncoding {
    private PercentEncoding() {}

    /** Decodes a path or a segment of one; null when it is no percent-encoded UTF-8. */
    public static @Nullable String decode(String raw) {
        // What has nothing to decode stays the same text.
        return raw.indexOf('%') < 0 && isAscii(raw) ? raw : decode(raw, '+');
    }

    /** Decodes a name or value of a query, where a plus is a space; null when it is no percent-encoded UTF-8. */
    static @Nullable String decodeQuery(String raw) {
        return decode(raw, ' ');
    }

    /**
     * Finds where each character of a decoded text was sent.
     *
     * @param raw what was sent
     * @param decoded what {@link #decode(String)} made of it
     * @return one more than there are characters, the last for the end
     */
    static int[] positions(String raw, String decoded) {
        int[] positions = new int[decoded.length() + 1];
        int sent = 0;
        for (int i = 0; i < decoded.length(); ) {
            int point = decoded.codePointAt(i);
            int length = raw.charAt(sent) == '%' ? 3 * bytes(point) : 1;
            for (int end = i + Character.charCount(point); i < end; i++) {
                positions[i] = sent;
            }
            sent += length;
        }
        positions[decoded.length()] = sent;
        return positions;
    }

    /** How many bytes a character has in UTF-8. */
    private static int bytes(int point) {
        return point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
    }

    private static @Nullable String decode(String raw, char plus) {
        if (!isAscii(raw)) {
            return null;
        }
        var bytes = ByteBuffer.allocate(raw.length());
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
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

    private static boolean isAscii(String text) {
        return text.chars().allMatch(c -> c < 0x80);
    }
}
