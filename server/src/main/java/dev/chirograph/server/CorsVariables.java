package dev.chirograph.server;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;

/** Reads the origins of web pages whose scripts may call the API. */
final class CorsVariables {
    private CorsVariables() {}

    /** Returns the origins as browsers send them (RFC 6454, section 6.2); empty if there are none. */
    static Set<String> read(Variables variables, Mode mode) {
        Set<String> origins = new LinkedHashSet<>();
        for (String text : variables.list("CORS_ORIGINS")) {
            if (isOrigin(text)) {
                String origin = text.toLowerCase(Locale.ROOT);
                if (mode == Mode.PRODUCTION
                        && origin.startsWith("http:")
                        && !PublicAddress.isLoopback(URI.create(origin).getHost())) {
                    variables.refuse("CHIROGRAPH_CORS_ORIGINS must not have " + text + " in production: anybody on the"
                            + " network can change such a page; serve it by https");
                }
                origins.add(origin);
            } else {
                variables.refuse("CHIROGRAPH_CORS_ORIGINS must be a comma-separated list of origins such as"
                        + " https://dashboard.example.com, without path and wildcard, but has \"" + text + "\"");
            }
        }
        return origins;
    }

    private static boolean isOrigin(String text) {
        try {
            URI url = new URI(text);
            boolean isWeb = "https".equalsIgnoreCase(url.getScheme()) || "http".equalsIgnoreCase(url.getScheme());
            boolean isDefaultPort = url.getPort() == ("https".equalsIgnoreCase(url.getScheme()) ? 443 : 80);
            return isWeb
                    && url.getHost() != null
                    && !isDefaultPort
                    && text.equalsIgnoreCase(
                            url.getScheme() + "://" + url.getHost() + (url.getPort() < 0 ? "" : ":" + url.getPort()));
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
