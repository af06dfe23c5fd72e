package dev.chirograph.server.clients;

import java.net.URI;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Says which URIs browsers may be sent to with a code in hand (RFC 6749, section 3.1.2; RFC 8252, section 7). */
final class RedirectUriRules {
    /** A name like {@code localhost} need not be this machine (RFC 8252, section 8.3). */
    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "[::1]");

    /** A domain name in reverse order (RFC 8252, section 7.1), so that no two programs have the same: {@code javascript} is none. */
    private static final Pattern PRIVATE_USE = Pattern.compile("[a-z][a-z0-9-]*(\\.[a-z0-9-]+)+");

    private static final Pattern VISIBLE_ASCII = Pattern.compile("[\\x21-\\x7E]+");

    private RedirectUriRules() {}

    /** Returns what is wrong with a URI, null when nothing is. */
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
}
