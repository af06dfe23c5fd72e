package dev.chirograph.sdk.internal.token;

import java.net.URI;
import java.util.Locale;
import java.util.regex.Pattern;

/** Knows where tokens may be sent to. */
public final class Endpoints {
    /** Names and literals of this machine; nothing is looked up, since whoever answers look-ups could send us anywhere. */
    private static final Pattern THIS_MACHINE =
            Pattern.compile("localhost|127\\.[0-9]{1,3}\\.[0-9]{1,3}\\.[0-9]{1,3}|\\[::1\\]|\\[0:0:0:0:0:0:0:1\\]");

    private Endpoints() {}

    /** Returns the endpoint without a slash at its end. */
    public static URI check(URI endpoint) {
        String scheme = endpoint.getScheme() == null ? "" : endpoint.getScheme().toLowerCase(Locale.ROOT);
        String host = endpoint.getHost() == null ? "" : endpoint.getHost().toLowerCase(Locale.ROOT);
        if (host.isEmpty() || !(scheme.equals("https") || scheme.equals("http"))) {
            throw new IllegalArgumentException(
                    "The endpoint is an absolute URI such as https://localhost:8443, not " + endpoint);
        }
        if (endpoint.getRawUserInfo() != null || endpoint.getRawQuery() != null || endpoint.getRawFragment() != null) {
            throw new IllegalArgumentException(
                    "The endpoint of " + host + " has a scheme, a host, perhaps a port and a path, and nothing else");
        }
        if (scheme.equals("http") && !THIS_MACHINE.matcher(host).matches()) {
            throw new IllegalArgumentException("Tokens would go to " + host
                    + " for everybody to read; use https (http is for localhost, 127.0.0.1 and [::1] alone)");
        }
        return URI.create(endpoint.toString().replaceFirst("/+$", ""));
    }

    /** Returns where tokens are asked for, which is as secret a place as an endpoint if it is not below one. */
    public static String checkTokenUrl(String tokenUrl) {
        if (URI.create(tokenUrl).isAbsolute()) {
            // A token endpoint may have a query (RFC 6749, section 3.2).
            check(URI.create(tokenUrl.split("\\?", 2)[0]));
        } else if (tokenUrl.startsWith("//") || tokenUrl.isBlank()) {
            throw new IllegalArgumentException(
                    "A token URL is like /oauth2/token or https://login.example/token, not \"" + tokenUrl + "\"");
        }
        return tokenUrl;
    }

    /** Returns an absolute URL as it is, and what is relative as the paths of operations are, below the endpoint. */
    public static URI resolve(URI endpoint, String url) {
        return URI.create(URI.create(url).isAbsolute() ? url : endpoint + (url.startsWith("/") ? "" : "/") + url);
    }
}
