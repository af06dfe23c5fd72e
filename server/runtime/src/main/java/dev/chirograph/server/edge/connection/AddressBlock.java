package dev.chirograph.server.edge.connection;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * What one client is given of addresses: a whole IPv4 address, or the first 64 bits of an IPv6 address (RFC 4291, section 2.5.4), of
 * which it may take any.
 */
record AddressBlock(String prefix) {
    private static final int IPV6_PREFIX_BYTES = 8;

    static AddressBlock of(InetAddress address) {
        byte[] bytes = address.getAddress();
        return new AddressBlock(HexFormat.of()
                .formatHex(address instanceof Inet6Address ? Arrays.copyOf(bytes, IPV6_PREFIX_BYTES) : bytes));
    }
}
