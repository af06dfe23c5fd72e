package dev.chirograph.server.edge.connection;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Checks whether a target in absolute form (RFC 9112, section 3.2.2) is this server.
 *
 * @param scheme the scheme of this listener
 * @param publicUrl the URL of this server for clients
 * @param anyPublicPort whether the public host is accepted with any port: the redirecting listener may be behind
 *     another port
 */
record OwnAuthority(String scheme, URI publicUrl, boolean anyPublicPort) {
    private static final Pattern AUTHORITY =
            Pattern.compile("(?<host>\\[[0-9A-Fa-f:.]+\\]|[A-Za-z0-9._~-]+)(:(?<port>[0-9]{0,5}))?");

    /**
     * Returns whether a scheme and an authority are those of this server.
     *
     * @param local the local address of the connection
     */
    boolean matches(String sentScheme, String authority, InetSocketAddress local) {
        Matcher matcher = AUTHORITY.matcher(authority);
        if (!scheme.equalsIgnoreCase(sentScheme) || !matcher.matches()) {
            return false;
        }
        String host = matcher.group("host").toLowerCase(Locale.ROOT);
        int port = port(matcher.group("port"), scheme);
        if (host.equalsIgnoreCase(publicUrl.getHost())) {
            return anyPublicPort || port == port(publicUrl) || port == local.getPort();
        }
        return port == local.getPort() && isLocal(host, local.getAddress());
    }

    private static boolean isLocal(String host, InetAddress local) {
        if (host.equals("localhost")) {
            return local.isLoopbackAddress();
        }
        String literal = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
        try {
            return InetAddress.ofLiteral(literal).equals(local);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static int port(URI url) {
        return url.getPort() < 0 ? port(null, url.getScheme()) : url.getPort();
    }

    private static int port(@Nullable String sent, String scheme) {
        if (sent == null || sent.isEmpty()) {
            return scheme.equals("https") ? 443 : 80;
        }
        return Integer.parseInt(sent);
    }
}
