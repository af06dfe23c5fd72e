package dev.chirograph.server.runtime.http;

/**
 * The character classes of HTTP (RFC 9110, sections 5.5 and 5.6.2). Loops instead of regular expressions: every request passes them
 * several times.
 */
public final class HttpSyntax {
    private static final boolean[] TOKEN = table("!#$%&'*+-.^_`|~");

    private HttpSyntax() {}

    /** Returns whether a character may be part of a token (RFC 9110, section 5.6.2). */
    public static boolean isTokenCharacter(char c) {
        return c < TOKEN.length && TOKEN[c];
    }

    /** Returns whether a string is a token (RFC 9110, section 5.6.2); an empty string is not. */
    public static boolean isToken(String text) {
        return !text.isEmpty() && endOfToken(text, 0) == text.length();
    }

    /** Returns the index behind the token that starts at {@code from}; {@code from} itself if none does. */
    public static int endOfToken(String text, int from) {
        int end = from;
        while (end < text.length() && isTokenCharacter(text.charAt(end))) {
            end++;
        }
        return end;
    }

    /**
     * Returns whether a string may be sent as the value of a header: visible ASCII, with spaces and tabs only between visible characters.
     * RFC 9110, section 5.5, also allows bytes beyond ASCII, which recipients read differently. An empty string is allowed.
     */
    public static boolean isFieldValue(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean inner = i > 0 && i < text.length() - 1;
            if (!isVisible(c) && !(inner && (c == ' ' || c == '\t'))) {
                return false;
            }
        }
        return true;
    }

    /** Returns whether a character is visible ASCII ({@code VCHAR} of RFC 5234, appendix B.1). */
    public static boolean isVisible(char c) {
        return c > 0x20 && c < 0x7F;
    }

    /** Returns whether a character is an ASCII digit. */
    public static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean[] table(String special) {
        var table = new boolean[128];
        for (char c = 0; c < table.length; c++) {
            table[c] = isDigit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || special.indexOf(c) >= 0;
        }
        return table;
    }
}
