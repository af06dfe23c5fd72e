package dev.chirograph.server.token;

import java.net.Inet4Address;
import java.net.InetAddress;

/** The network that an address belongs to, from public to this machine; external metadata must not lead to a more private one (SSRF). */
enum NetworkZone {
    /** Routed in the public internet. */
    PUBLIC,
    /** In a private network: RFC 1918, RFC 4193, and the shared space of providers (RFC 6598). */
    PRIVATE,
    /** Link-local, where clouds have their metadata services with credentials (169.254.169.254). */
    LINK,
    /** This machine, and addresses that are not a host. */
    MACHINE;

    static NetworkZone of(InetAddress address) {
        if (address.isLoopbackAddress() || address.isAnyLocalAddress() || address.isMulticastAddress()) {
            return MACHINE;
        }
        if (address.isLinkLocalAddress()) {
            return LINK;
        }
        byte[] bytes = address.getAddress();
        return address instanceof Inet4Address ? ofVersion4(bytes) : ofVersion6(bytes);
    }

    private static NetworkZone ofVersion4(byte[] bytes) {
        int first = bytes[0] & 0xff;
        int second = bytes[1] & 0xff;
        if (first == 0 || first >= 240) {
            return MACHINE;
        }
        boolean isPrivate = first == 10
                || first == 172 && second >= 16 && second < 32
                || first == 192 && second == 168
                || first == 100 && second >= 64 && second < 128
                || first == 198 && (second == 18 || second == 19);
        return isPrivate ? PRIVATE : PUBLIC;
    }

    private static NetworkZone ofVersion6(byte[] bytes) {
        int first = bytes[0] & 0xff;
        int second = bytes[1] & 0xff;
        // fc00::/7, and its predecessor, site-local addresses.
        if ((first & 0xfe) == 0xfc || first == 0xfe && (second & 0xc0) == 0xc0) {
            return PRIVATE;
        }
        // Public addresses are in 2000::/3. The rest contains embedded IPv4 addresses (::/96, 64:ff9b::/96), which a
        // gateway
        // of this network may forward anywhere; so do 2001::/32 (Teredo) and 2002::/16 (6to4).
        boolean tunnel = first == 0x20 && (second == 0x02 || second == 0x01 && bytes[2] == 0 && bytes[3] == 0);
        return (first & 0xe0) == 0x20 && !tunnel ? PUBLIC : MACHINE;
    }
}
