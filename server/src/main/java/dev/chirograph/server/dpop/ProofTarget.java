package dev.chirograph.server.dpop;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.HexFormat;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The target of a request that a proof is for: the URI without query and fragment, normalized as RFC 3986, section 6.2, describes (RFC
 * 9449, section 4.3).
 */
record ProofTarget(String scheme, String host, int port, String path) {
    private static final String UNRESERVED = "-._~";

    /** Returns the target of a URI; null if it has no scheme and host. */
    static @Nullable ProofTarget of(String text) {
        URI uri;
        try {
            uri = new URI(text);
        } catch (URISyntaxException e) {
            return null;
        }
        if (uri.getScheme() == null || uri.getHost() == null || uri.getRawUserInfo() != null) {
            return null;
        }
        String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
        return new ProofTarget(
                scheme,
                uri.getHost().toLowerCase(Locale.ROOT),
                port(scheme, uri.getPort()),
                normalized(uri.getRawPath()));
    }

    private static int port(String scheme, int port) {
        if (port >= 0) {
            return port;
        }
        return scheme.equals("https") ? 443 : 80;
    }

    /** Sections 6.2.2.1, 6.2.2.2 and 6.2.3. Dot segments need no removal: requests with one are rejected before. */
    private static String normalized(String path) {
        if (path.isEmpty()) {
            return "/";
        }
        var normal = new StringBuilder(path.length());
        for (int i = 0; i < path.length(); i++) {
            char c = path.charAt(i);
            // The URI parser has checked that two digits follow.
            if (c == '%') {
                char decoded = (char) HexFormat.fromHexDigits(path, i + 1, i + 3);
                normal.append(
                        isUnreserved(decoded)
                                ? String.valueOf(decoded)
                                : path.substring(i, i + 3).toUpperCase(Locale.ROOT));
                i += 2;
            } else {
                normal.append(c);
            }
        }
        return normal.toString();
    }

    private static boolean isUnreserved(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || UNRESERVED.indexOf(c) >= 0;
    }
}
