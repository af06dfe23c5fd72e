package dev.chirograph.server.edge;

import dev.chirograph.server.runtime.http.PercentEncoding;
import org.jspecify.annotations.Nullable;

/**
 * Lets a path through only when every proxy, router and log on the way reads the same path. Nothing is repaired: what one
 * reader repairs, another has already let pass.
 */
final class PathGuard {
    private static final String PATH_CHARACTERS = "-._~!$&'()*+,=:@/%";
    private static final String QUERY_CHARACTERS = PATH_CHARACTERS + ";?[]{}|^";

    private PathGuard() {}

    /**
     * Looks at a path as it was sent.
     *
     * @param rawPath the path before any decoding, without the query
     * @return why to refuse, or null
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
        if (decoded.codePoints().anyMatch(Character::isISOControl)) {
            return refuse("have no control characters");
        }
        return hasDotSegment(decoded) ? refuse("have no dot segments") : null;
    }

    /** Tells whether a query may be repeated in an answer's header as it was sent. */
    static boolean isPlainQuery(String rawQuery) {
        return hasOnly(QUERY_CHARACTERS, rawQuery);
    }

    private static EdgeRejection refuse(String rule) {
        return EdgeRejection.of(400, "The path must " + rule);
    }

    private static boolean hasOnly(String special, String text) {
        return text.chars().allMatch(c -> isLetterOrDigit(c) || special.indexOf(c) >= 0);
    }

    private static boolean isLetterOrDigit(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    }

    private static long slashes(String path) {
        return path.chars().filter(c -> c == '/').count();
    }

    private static boolean hasDotSegment(String decoded) {
        for (String segment : decoded.split("/", -1)) {
            if (segment.equals(".") || segment.equals("..")) {
                return true;
            }
        }
        return false;
    }
}
