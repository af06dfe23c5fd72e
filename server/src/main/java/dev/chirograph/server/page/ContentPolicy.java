package dev.chirograph.server.page;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Says to browsers what a page may do: show itself by our style sheet, send its form here, and nothing else. No script runs, nothing of
 * anybody else is loaded, and nobody can put it into a frame (CSP Level 3).
 */
final class ContentPolicy {
    /** Scheme and host, as CSP writes them; a URI of a scheme of its own has no host, and an IPv6 literal cannot be written. */
    private static final Pattern SOURCE =
            Pattern.compile("(?<scheme>[a-z][a-z0-9+.-]*:)(?<host>//[A-Za-z0-9.-]+(?::[0-9]+)?(?=[/?]|$))?");

    private ContentPolicy() {}

    /**
     * Words the header.
     *
     * @param redirectUri where the browser may be sent after the form, since browsers hold that against {@code form-action}, too; null
     *     when it stays here
     */
    static String allowing(@Nullable String redirectUri) {
        return "default-src 'none'; style-src 'self'; form-action 'self'" + source(redirectUri)
                + "; frame-ancestors 'none'; base-uri 'none'";
    }

    private static String source(@Nullable String redirectUri) {
        Matcher matcher = SOURCE.matcher(redirectUri == null ? "" : redirectUri);
        if (!matcher.lookingAt()) {
            return "";
        }
        String host = matcher.group("host");
        return " " + matcher.group("scheme") + (host == null ? "" : host);
    }
}
