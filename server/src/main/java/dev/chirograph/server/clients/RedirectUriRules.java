package dev.chirograph.server.clients;

import java.net.URI;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The rules for redirect URIs (RFC 6749, section 3.1.2; RFC 8252, section 7). */
final class RedirectUriRules {
    /** A name like {@code localhost} may resolve to another machine (RFC 8252, section 8.3). */
    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "[::1]");

    /** A reversed domain name (RFC 8252, section 7.1), so that it is unique: {@code javascript} is not one. */
    private static final Pattern PRIVATE_USE = Pattern.compile("[a-z][a-z0-9-]*(\\.[a-z0-9-]+)+");

    private static final Pattern VISIBLE_ASCII = Pattern.compile("[\\x21-\\x7E]+");

    /** Does not use {@link URI#getPort}, which is -1 for a port that is not an int. */
    private static final Pattern PORT = Pattern.compile(":(?<port>[0-9]*)$");

    private static final int DIGITS_OF_PORTS = 5;
    private static final int LAST_PORT = 65_535;

    /** Separators of path segments, encoded or not; some servers treat a backslash as a slash. */
    private static final Pattern SLASH = Pattern.compile("/|\\\\|%2f|%5c", Pattern.CASE_INSENSITIVE);

    /** One dot or two, encoded or not, also before parameters, which some servers cut off (RFC 3986, sections 3.3 and 5.2.4). */
    private static final Pattern DOT_SEGMENT =
            Pattern.compile("(?:\\.|%2e){1,2}(?:(?:;|%3b).*)?", Pattern.CASE_INSENSITIVE);

    private RedirectUriRules() {}

    /** Returns the rule that a URI violates; null for none. */
    static @Nullable String complaintAbout(URI uri) {
        String scheme = uri.getScheme();
        if (scheme == null || !VISIBLE_ASCII.matcher(uri.toString()).matches()) {
            return "must be an absolute URI of ASCII characters";
        }
        if (uri.getRawFragment() != null) {
            return "must have no fragment";
        }
        if (uri.getRawUserInfo() != null) {
            return "must name no user";
        }
        if (hasPortOutOfRange(uri)) {
            return "must have a port from 1 to 65535, or none";
        }
        if (hasDotSegments(uri)) {
            return "must have no path segments . or .., encoded or not";
        }
        return switch (scheme) {
            case "https" -> uri.getHost() == null ? "must name a host" : null;
            case "http" ->
                uri.getHost() != null && LOOPBACK.contains(uri.getHost())
                        ? null
                        : "must be https, or http with the host 127.0.0.1 or [::1]";
            default ->
                PRIVATE_USE.matcher(scheme).matches()
                                && uri.getRawSchemeSpecificPart().startsWith("/")
                        ? null
                        : "must be https, or http with a loopback address, or of a scheme such as com.example.program:/";
        };
    }

    private static boolean hasPortOutOfRange(URI uri) {
        Matcher port = PORT.matcher(uri.getRawAuthority() == null ? "" : uri.getRawAuthority());
        if (!port.find()) {
            return false;
        }
        String digits = port.group("port");
        return digits.isEmpty()
                || digits.length() > DIGITS_OF_PORTS
                || digits.startsWith("0")
                || Integer.parseInt(digits) > LAST_PORT;
    }

    /**
     * Browsers resolve dot segments (URL Standard, "double-dot URL path segment"), so that another page would receive
     * the code.
     */
    private static boolean hasDotSegments(URI uri) {
        return uri.getRawPath() != null
                && SLASH.splitAsStream(uri.getRawPath())
                        .anyMatch(segment -> DOT_SEGMENT.matcher(segment).matches());
    }
}
