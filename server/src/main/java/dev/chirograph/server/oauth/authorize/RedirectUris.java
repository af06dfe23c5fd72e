package dev.chirograph.server.oauth.authorize;

import dev.chirograph.server.clients.Client;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The rules for {@code redirect_uri}. */
final class RedirectUris {
    /**
     * An {@code http} URI of a loopback literal, but not of {@code localhost}, which may resolve to another machine (RFC 8252, sections
     * 7.3 and 8.3). A slash or a question mark follows the port, so that no user name hides before another host.
     */
    private static final Pattern LOOPBACK = Pattern.compile(
            "http://(?<host>127\\.0\\.0\\.1|\\[::1])(?::(?<port>[1-9][0-9]{0,4}))?(?<rest>(?:[/?].*)?)");

    private static final int LAST_PORT = 65_535;

    /** The characters of every URI (RFC 3986, section 2) and of a header. */
    private static final Pattern VISIBLE_ASCII = Pattern.compile("[\\x21-\\x7E]+");

    private RedirectUris() {}

    /**
     * Returns whether a client has registered a redirect URI: by exact string matching (RFC 9700, section 4.1.3), except for the port of a
     * loopback literal, which the operating system assigns to an app (RFC 8252, section 7.3).
     */
    static boolean isRegistered(Client client, String redirectUri) {
        if (!VISIBLE_ASCII.matcher(redirectUri).matches()) {
            return false;
        }
        if (client.redirectUris().contains(redirectUri)) {
            return true;
        }
        String portless = withoutPort(redirectUri);
        return portless != null
                && client.redirectUris().stream().anyMatch(registered -> portless.equals(withoutPort(registered)));
    }

    /**
     * Returns whether another app than the client could receive the response (RFC 8252, sections 8.1 and 8.6): one that listens on the same
     * machine, or has registered the same private scheme.
     */
    static boolean mayReachOtherApps(String redirectUri) {
        return !redirectUri.startsWith("https://");
    }

    private static @Nullable String withoutPort(String uri) {
        Matcher loopback = LOOPBACK.matcher(uri);
        if (!loopback.matches()
                || (loopback.group("port") != null && Integer.parseInt(loopback.group("port")) > LAST_PORT)) {
            return null;
        }
        return loopback.group("host") + loopback.group("rest");
    }
}
