package dev.chirograph.server.token;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the header Authorization as RFC 6750, section 2.1, and RFC 9449, section 7.1, define it. */
final class AuthorizationHeader {
    private static final String BEARER = "Bearer";
    private static final String DPOP = "DPoP";

    private AuthorizationHeader() {}

    /** The content of a header. */
    sealed interface Content {
        /** A token without a proof. */
        record Bearer(String token) implements Content {
            /** Omits the token. */
            @Override
            public String toString() {
                return BEARER;
            }
        }

        /** A token with a proof. */
        record Dpop(String token) implements Content {
            /** Omits the token. */
            @Override
            public String toString() {
                return DPOP;
            }
        }

        /** Nothing, or credentials of another scheme: the challenge names no error for either (RFC 6750, section 3.1). */
        record Nothing() implements Content {}

        /** Credentials of one of the two schemes that break its syntax. */
        record Malformed(String description) implements Content {}
    }

    /** Reads all lines of the header. */
    static Content read(List<String> lines) {
        if (lines.isEmpty()) {
            return new Content.Nothing();
        }
        if (lines.size() > 1) {
            return new Content.Malformed("The header Authorization must not be repeated.");
        }
        String line = lines.getFirst();
        String scheme = schemeOf(line);
        if (scheme == null) {
            return new Content.Nothing();
        }
        int start = endOfSpaces(line, scheme.length());
        if (start == scheme.length() || !isToken(line, start)) {
            return new Content.Malformed("The header Authorization must be Bearer or DPoP, a space and one token.");
        }
        String token = line.substring(start);
        return scheme.equals(BEARER) ? new Content.Bearer(token) : new Content.Dpop(token);
    }

    /** A scheme's name is case-insensitive (RFC 9110, section 11.1). */
    private static @Nullable String schemeOf(String line) {
        if (isScheme(BEARER, line)) {
            return BEARER;
        }
        return isScheme(DPOP, line) ? DPOP : null;
    }

    private static boolean isScheme(String scheme, String line) {
        int length = scheme.length();
        return line.regionMatches(true, 0, scheme, 0, length)
                && (line.length() == length || line.charAt(length) == ' ' || line.charAt(length) == '\t');
    }

    /** RFC 9110, section 11.4, allows more than one. */
    private static int endOfSpaces(String line, int start) {
        int end = start;
        while (end < line.length() && line.charAt(end) == ' ') {
            end++;
        }
        return end;
    }

    /** Returns whether the rest of a line is a token68 (RFC 9110, section 11.2). */
    private static boolean isToken(String line, int start) {
        int end = start;
        while (end < line.length() && isTokenCharacter(line.charAt(end))) {
            end++;
        }
        if (end == start) {
            return false;
        }
        while (end < line.length() && line.charAt(end) == '=') {
            end++;
        }
        return end == line.length();
    }

    private static boolean isTokenCharacter(char c) {
        return Base64Url.isDigit(c) || c == '.' || c == '~' || c == '+' || c == '/';
    }
}
