package dev.chirograph.server.tls;

import java.net.InetAddress;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The hosts that a certificate is valid for (RFC 9525): the DNS names, of which the left-most label may be {@code *}, and the IP addresses
 * in its subjectAltName. The common name is ignored.
 */
final class ServiceIdentity {
    /** The kinds of {@link X509Certificate#getSubjectAlternativeNames}. */
    private static final int DNS_NAME = 2;

    private static final int IP_ADDRESS = 7;

    private final List<String> names = new ArrayList<>();
    private final List<InetAddress> addresses = new ArrayList<>();

    private ServiceIdentity() {}

    /** @throws CertificateParsingException if the extension cannot be read */
    static ServiceIdentity of(X509Certificate certificate) throws CertificateParsingException {
        var identity = new ServiceIdentity();
        var alternatives = certificate.getSubjectAlternativeNames();
        if (alternatives == null) {
            return identity;
        }
        for (List<?> alternative : alternatives) {
            if (alternative.get(0).equals(DNS_NAME)) {
                identity.names.add(String.valueOf(alternative.get(1)).toLowerCase(Locale.ROOT));
            } else if (alternative.get(0).equals(IP_ADDRESS)) {
                identity.addresses.add(InetAddress.ofLiteral(String.valueOf(alternative.get(1))));
            }
        }
        return identity;
    }

    /** Returns whether a client that connects to this host accepts the certificate. */
    boolean matches(String host) {
        InetAddress address = addressOf(host);
        if (address != null) {
            return addresses.contains(address);
        }
        String name = host.toLowerCase(Locale.ROOT);
        String absolute = name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
        return names.stream().anyMatch(pattern -> matches(pattern, absolute));
    }

    /** RFC 9525, section 6.3. As clients do, it also requires two labels behind a wildcard, which must not cover a TLD. */
    private static boolean matches(String pattern, String name) {
        if (!pattern.startsWith("*.")) {
            return pattern.indexOf('*') < 0 && pattern.equals(name);
        }
        String parent = pattern.substring(1);
        int firstDot = name.indexOf('.');
        return firstDot > 0
                && parent.indexOf('*') < 0
                && parent.indexOf('.', 1) > 0
                && name.substring(firstDot).equals(parent);
    }

    private static @Nullable InetAddress addressOf(String host) {
        try {
            return InetAddress.ofLiteral(host);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /** Returns all names and addresses, for messages. */
    @Override
    public String toString() {
        List<String> all = new ArrayList<>(names);
        addresses.forEach(address -> all.add(address.getHostAddress()));
        return all.isEmpty() ? "no host at all (it has no subjectAltName)" : String.join(", ", all);
    }
}
