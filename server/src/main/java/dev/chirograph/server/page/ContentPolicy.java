package dev.chirograph.server.page;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The content security policy of pages (CSP Level 3): one style sheet and forms to this server. No scripts, no content
 * of other origins, no framing.
 */
final class ContentPolicy {
    /** Scheme and host in the syntax of CSP, which has no IPv6 literals; a private scheme has no host. */
    private static final Pattern SOURCE =
            Pattern.compile("(?<scheme>[a-z][a-z0-9+.-]*:)(?<host>//[A-Za-z0-9.-]+(?::[0-9]+)?(?=[/?]|$))?");

    private ContentPolicy() {}

    /**
     * Returns the value of the header.
     *
     * @param redirectUri where the browser may be redirected after the form, since browsers apply {@code form-action}
     *     to redirects too; null for none
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
