package dev.chirograph.sdk.internal.token;

import java.net.URI;
import java.util.Locale;
import java.util.regex.Pattern;

/** Validates the URIs that tokens and users are sent to. */
public final class Endpoints {
    /** Names and addresses of localhost. Names are not resolved: DNS could map them to any address. */
    private static final Pattern LOCALHOST =
            Pattern.compile("localhost|127\\.[0-9]{1,3}\\.[0-9]{1,3}\\.[0-9]{1,3}|\\[::1\\]|\\[0:0:0:0:0:0:0:1\\]");

    private Endpoints() {}

    /** Returns the endpoint without a slash at its end. */
    public static URI check(URI endpoint) {
        String scheme = endpoint.getScheme() == null ? "" : endpoint.getScheme().toLowerCase(Locale.ROOT);
        String host = endpoint.getHost() == null ? "" : endpoint.getHost().toLowerCase(Locale.ROOT);
        if (host.isEmpty() || !(scheme.equals("https") || scheme.equals("http"))) {
            throw new IllegalArgumentException(
                    "`endpoint` must be an absolute URI such as https://localhost:8443, but is " + endpoint);
        }
        if (endpoint.getRawUserInfo() != null || endpoint.getRawQuery() != null || endpoint.getRawFragment() != null) {
            throw new IllegalArgumentException(
                    "`endpoint` must have only a scheme, a host, a port and a path; remove the rest from that of "
                            + host);
        }
        if (scheme.equals("http") && !LOCALHOST.matcher(host).matches()) {
            throw new IllegalArgumentException(
                    "`endpoint` must use https for " + host
                            + ", since http sends tokens unencrypted; http is accepted for localhost, 127.0.0.1 and [::1] only");
        }
        return URI.create(endpoint.toString().replaceFirst("/+$", ""));
    }

    /** Returns the URL, which must be relative to the endpoint or as safe as one. */
    public static String checkTokenUrl(String tokenUrl) {
        if (URI.create(tokenUrl).isAbsolute()) {
            // A token endpoint may have a query (RFC 6749, section 3.2).
            check(URI.create(tokenUrl.split("\\?", 2)[0]));
        } else if (tokenUrl.startsWith("//") || tokenUrl.isBlank()) {
            throw new IllegalArgumentException(
                    "`tokenUrl` must be such as /oauth2/token or https://login.example/token, but is \"" + tokenUrl
                            + "\"");
        }
        return tokenUrl;
    }

    /** Resolves a relative URL below the endpoint, like the paths of operations. Returns an absolute URL unchanged. */
    public static URI resolve(URI endpoint, String url) {
        return URI.create(URI.create(url).isAbsolute() ? url : endpoint + (url.startsWith("/") ? "" : "/") + url);
    }
}
