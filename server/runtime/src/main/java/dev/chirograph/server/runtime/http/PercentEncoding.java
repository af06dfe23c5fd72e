package dev.chirograph.server.runtime.http;

import org.jspecify.annotations.Nullable;

/** Percent-encoded UTF-8 in paths and queries (RFC 3986, section 2.5). */
public final class PercentEncoding {
    private PercentEncoding() {}

    /** Decodes a path or a segment of one; null if it is not percent-encoded UTF-8. */
    public static @Nullable String decode(String raw) {
        // Most paths have nothing to decode.
        return isPlain(raw) ? raw : dev.chirograph.server.runtime.json.PercentEncoding.decode(raw, '+');
    }

    /** Decodes a name or value of a query, where a plus is a space; null if it is not percent-encoded UTF-8. */
    public static @Nullable String decodeQuery(String raw) {
        return dev.chirograph.server.runtime.json.PercentEncoding.decode(raw, ' ');
    }

    /**
     * Returns the position of each decoded character in the encoded string.
     *
     * @param raw the encoded string
     * @param decoded the result of {@link #decode(String)}
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

    /** Returns the number of bytes of a character in UTF-8. */
    private static int bytes(int point) {
        return point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
    }

    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == '%' || text.charAt(i) >= 0x80) {
                return false;
            }
        }
        return true;
    }
}
