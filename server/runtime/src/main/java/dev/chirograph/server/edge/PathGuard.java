package dev.chirograph.server.edge;

import dev.chirograph.server.runtime.http.PercentEncoding;
import org.jspecify.annotations.Nullable;

/**
 * Accepts only paths that all proxies, routers and logs interpret identically. Others are rejected, not normalised:
 * another reader may already have let the original pass.
 */
final class PathGuard {
    private static final String PATH_CHARACTERS = "-._~!$&'()*+,=:@/%";
    private static final String QUERY_CHARACTERS = PATH_CHARACTERS + ";?[]{}|^";

    private PathGuard() {}

    /**
     * Validates a path as it was sent.
     *
     * @param rawPath the path before any decoding, without the query
     * @return the reason for a rejection, or null
     */
    static @Nullable EdgeRejection check(String rawPath) {
        if (!rawPath.startsWith("/")) {
            return refuse("begin with a slash");
        }
        if (rawPath.contains("//")) {
            return refuse("have no empty segment");
        }
        if (!hasOnly(PATH_CHARACTERS, rawPath)) {
            return refuse("be made of letters, digits, " + PATH_CHARACTERS + " and percent-encoded UTF-8");
        }
        String decoded = PercentEncoding.decode(rawPath);
        if (decoded == null) {
            return refuse("be percent-encoded as UTF-8");
        }
        if (slashes(decoded) != slashes(rawPath) || decoded.indexOf('\\') >= 0 || decoded.indexOf(';') >= 0) {
            return refuse("have no encoded slash, backslash or semicolon");
        }
        if (hasControlCharacter(decoded)) {
            return refuse("have no control characters");
        }
        return hasDotSegment(decoded) ? refuse("have no dot segments") : null;
    }

    /** Returns whether a query may be copied unchanged into a response header. */
    static boolean isPlainQuery(String rawQuery) {
        return hasOnly(QUERY_CHARACTERS, rawQuery);
    }

    private static EdgeRejection refuse(String rule) {
        return EdgeRejection.of(400, "The path must " + rule);
    }

    private static boolean hasOnly(String special, String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!isLetterOrDigit(c) && special.indexOf(c) < 0) {
                return false;
            }
        }
        return true;
    }

    private static boolean isLetterOrDigit(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    }

    private static boolean hasControlCharacter(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isISOControl(text.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    private static int slashes(String path) {
        int slashes = 0;
        for (int i = 0; i < path.length(); i++) {
            slashes += path.charAt(i) == '/' ? 1 : 0;
        }
        return slashes;
    }

    private static boolean hasDotSegment(String decoded) {
        for (int slash = decoded.indexOf("/."); slash >= 0; slash = decoded.indexOf("/.", slash + 1)) {
            int next = decoded.indexOf('/', slash + 1);
            int length = (next < 0 ? decoded.length() : next) - slash - 1;
            if (length == 1 || (length == 2 && decoded.charAt(slash + 2) == '.')) {
                return true;
            }
        }
        return false;
    }
}
