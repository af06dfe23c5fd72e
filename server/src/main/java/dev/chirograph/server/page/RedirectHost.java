package dev.chirograph.server.page;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Set;

/**
 * The place that a redirect URI leads to, in words for users.
 *
 * @param name the host, with the port if there is one; the scheme of a URI without a host
 * @param onThisDevice whether an app on the user's own device receives the redirect (RFC 8252, section 7)
 */
record RedirectHost(String name, boolean onThisDevice) {
    private static final Set<String> LOOPBACK_HOSTS = Set.of("127.0.0.1", "[::1]", "localhost");

    static RedirectHost of(String redirectUri) {
        try {
            URI uri = new URI(redirectUri);
            String host = uri.getHost();
            if (host == null) {
                return new RedirectHost(uri.getScheme() == null ? redirectUri : uri.getScheme(), true);
            }
            return new RedirectHost(
                    uri.getPort() < 0 ? host : host + ":" + uri.getPort(), LOOPBACK_HOSTS.contains(host));
        } catch (URISyntaxException e) {
            return new RedirectHost(redirectUri, false);
        }
    }
}
