package dev.chirograph.server.oauth.authorize;

import dev.chirograph.server.clients.Client;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Decides where browsers may be sent back to. */
final class RedirectUris {
    /**
     * An {@code http} URI of a loopback literal, but not of {@code localhost}, which need not be this machine (RFC 8252, sections 7.3
     * and 8.3). What follows the port begins with a slash or a question mark, so that no user name hides before another host.
     */
    private static final Pattern LOOPBACK = Pattern.compile(
            "http://(?<host>127\\.0\\.0\\.1|\\[::1])(?::(?<port>[1-9][0-9]{0,4}))?(?<rest>(?:[/?].*)?)");

    private static final int LAST_PORT = 65_535;

    /** What may stand in a header; every URI is made of it (RFC 3986, section 2). */
    private static final Pattern VISIBLE_ASCII = Pattern.compile("[\\x21-\\x7E]+");

    private RedirectUris() {}

    /**
     * Tells whether a client has registered a redirect URI: character for character (RFC 9700, section 4.1.3), or but for the port
     * of a loopback literal, which an app has from its operating system.
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
     * Tells whether other programs than the client's could be waiting at a redirect URI (RFC 8252, sections 8.1 and 8.6): any that
     * listens on this machine, or that has registered the scheme.
     */
    static boolean isAnybodys(String redirectUri) {
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
