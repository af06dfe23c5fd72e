package dev.chirograph.server.oauth.throttle;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.HexFormat;

/** RFC 6177, section 2: the part of an address that one host cannot choose; all of IPv4, the first 64 bits of IPv6. */
final class AddressPrefix {
    private static final int BYTES = 8;

    private AddressPrefix() {}

    /** @param address a literal IPv4 or IPv6 address; an IPv4-mapped one is treated as IPv4 */
    static String of(String address) {
        InetAddress parsed = InetAddress.ofLiteral(address);
        return parsed instanceof Inet6Address
                ? HexFormat.of().formatHex(parsed.getAddress(), 0, BYTES) + "/64"
                : parsed.getHostAddress();
    }
}
