package dev.chirograph.server;

import java.net.InetAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The address by which clients reach the server.
 *
 * @param host the host name or address, without brackets
 * @param url the public URL and issuer of tokens, without a path
 * @param hosts the hosts that the certificate must be valid for in production; empty if the configured ones are rejected
 */
record PublicAddress(String host, URI url, List<String> hosts) {
    private static final String LOCALHOST = "localhost";

    /** Names for the local machine in hosts files, besides {@code localhost} and names below it (RFC 6761, section 6.3). */
    private static final Set<String> LOCAL_NAMES =
            Set.of("localhost.localdomain", "localhost6", "localhost6.localdomain6", "ip6-localhost", "ip6-loopback");

    /** Reads host and URL; each defaults to the other's value. */
    static PublicAddress read(Variables variables, Mode mode, int httpsPort) {
        URI givenUrl = givenUrl(variables);
        String givenHost = givenHost(variables);
        List<String> hosts = new ArrayList<>();
        if (mode == Mode.PRODUCTION) {
            addReachable(hosts, variables, "CHIROGRAPH_HOST", givenHost);
            addReachable(hosts, variables, "CHIROGRAPH_PUBLIC_URL", givenUrl == null ? null : hostOf(givenUrl));
            refuseNoHost(variables);
        }
        String fallback = givenUrl == null ? LOCALHOST : hostOf(givenUrl);
        String host = givenHost == null ? fallback : givenHost;
        URI url = givenUrl == null ? defaultUrl(variables, host, httpsPort) : givenUrl;
        variables.show("HOST", host);
        variables.show("PUBLIC_URL", url);
        return new PublicAddress(host, url, hosts.stream().distinct().toList());
    }

    /** Returns whether a listener on this address is reachable from this machine only. */
    static boolean isLoopback(String address) {
        if (address.equalsIgnoreCase(LOCALHOST)) {
            return true;
        }
        InetAddress literal = literal(address);
        return literal != null && literal.isLoopbackAddress();
    }

    private static void addReachable(List<String> hosts, Variables variables, String variable, @Nullable String host) {
        if (host == null) {
            return;
        }
        if (isThisMachine(host)) {
            variables.refuse(variable + " must not be " + host + " in production: that is each client's own machine;"
                    + " set it to the host name by which clients reach the server, such as api.example.com");
            return;
        }
        hosts.add(host);
    }

    private static void refuseNoHost(Variables variables) {
        if (variables.optional("HOST") == null && variables.optional("PUBLIC_URL") == null) {
            variables.refuse("CHIROGRAPH_HOST must be set in production to the host name by which clients reach the"
                    + " server, such as api.example.com: localhost, the default, is each client's own machine");
        }
    }

    private static boolean isThisMachine(String host) {
        String lower = host.toLowerCase(Locale.ROOT);
        String name = lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
        InetAddress literal = literal(name);
        if (literal != null) {
            // On most systems, connecting to 0.0.0.0 or :: connects to the local machine.
            return literal.isLoopbackAddress() || literal.isAnyLocalAddress();
        }
        return name.equals(LOCALHOST) || name.endsWith("." + LOCALHOST) || LOCAL_NAMES.contains(name);
    }

    private static @Nullable InetAddress literal(String host) {
        try {
            return InetAddress.ofLiteral(host);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static @Nullable String givenHost(Variables variables) {
        String host = variables.optional("HOST");
        if (host == null) {
            return null;
        }
        try {
            if (bracketed(host).equals(URI.create("https://" + bracketed(host)).getHost())) {
                return host;
            }
        } catch (IllegalArgumentException e) {
            // Reported below, together with a text that is more than a host.
        }
        variables.refuse(
                "CHIROGRAPH_HOST must be the host name by which clients reach the server, without scheme and port,"
                        + " such as api.example.com, but is \"" + host + "\"");
        return null;
    }

    private static @Nullable URI givenUrl(Variables variables) {
        URI given = variables.optionalUrl("PUBLIC_URL");
        if (given == null) {
            return null;
        }
        if (!"https".equals(given.getScheme())) {
            variables.refuse("CHIROGRAPH_PUBLIC_URL must begin with https://: tokens must not be sent unencrypted");
        }
        if (!given.getRawPath().isEmpty() && !given.getRawPath().equals("/")) {
            variables.refuse("CHIROGRAPH_PUBLIC_URL must have no path, but has " + given.getRawPath()
                    + "; the API is at the root of its host");
        }
        return URI.create(given.getScheme() + "://" + given.getRawAuthority());
    }

    /** Returns the URL for a host and port. It is the issuer of tokens, so it must be known before a port is bound. */
    private static URI defaultUrl(Variables variables, String host, int httpsPort) {
        if (httpsPort == 0) {
            variables.refuse(
                    "CHIROGRAPH_PUBLIC_URL must be set when CHIROGRAPH_HTTPS_PORT is 0: it is the issuer of tokens and"
                            + " must be known before a port is bound");
        }
        return URI.create("https://" + bracketed(host) + (httpsPort == 443 ? "" : ":" + httpsPort));
    }

    private static String hostOf(URI url) {
        String host = url.getHost();
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }

    private static String bracketed(String host) {
        return host.indexOf(':') >= 0 ? "[" + host + "]" : host;
    }
}
