package dev.chirograph.server.edge.connection;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * The addresses of one client: a single IPv4 address, or the /64 of an IPv6 address (RFC 4291, section 2.5.4), of which
 * the client may use any.
 */
record AddressBlock(String prefix) {
    private static final int IPV6_PREFIX_BYTES = 8;

    static AddressBlock of(InetAddress address) {
        byte[] bytes = address.getAddress();
        return new AddressBlock(HexFormat.of()
                .formatHex(address instanceof Inet6Address ? Arrays.copyOf(bytes, IPV6_PREFIX_BYTES) : bytes));
    }
}
