package dev.chirograph.server.edge;

import java.net.Inet4Address;
import java.net.InetAddress;

/** A CIDR range. */
record AddressRange(InetAddress network, int prefixLength) {
    static final int WIDEST_OF_VERSION_4 = 8;
    static final int WIDEST_OF_VERSION_6 = 16;

    private static final AddressRange UNIQUE_LOCAL = parse("fc00::/7");
    private static final AddressRange LINK_LOCAL = parse("fe80::/10");

    static AddressRange parse(String text) {
        int slash = text.indexOf('/');
        try {
            InetAddress network = InetAddress.ofLiteral(slash < 0 ? text : text.substring(0, slash));
            int bits = network.getAddress().length * 8;
            int prefixLength = slash < 0 ? bits : Integer.parseInt(text.substring(slash + 1));
            if (prefixLength < 0 || prefixLength > bits) {
                throw new IllegalArgumentException("no such prefix length");
            }
            return new AddressRange(network, prefixLength);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "\"" + text + "\" is no address and no CIDR range such as 10.0.0.0/8 or 2001:db8::/32", e);
        }
    }

    /**
     * Returns whether the range is wider than any allocation: /8 is the largest IPv4 block and /16 the largest IPv6
     * block that one organisation has. Private (RFC 4193) and link-local (RFC 4291) addresses are complete in each
     * network.
     */
    boolean isTooWide() {
        return isVersion4() ? prefixLength < WIDEST_OF_VERSION_4 : prefixLength < WIDEST_OF_VERSION_6 && !isPrivate();
    }

    boolean isVersion4() {
        return network instanceof Inet4Address;
    }

    /** fc00::/7 and fe80::/10, which are wider than the widest range allowed otherwise. */
    boolean isPrivate() {
        return UNIQUE_LOCAL.contains(this) || LINK_LOCAL.contains(this);
    }

    boolean contains(AddressRange other) {
        return prefixLength <= other.prefixLength && contains(other.network);
    }

    boolean contains(InetAddress address) {
        byte[] expected = network.getAddress();
        byte[] actual = address.getAddress();
        if (expected.length != actual.length) {
            return false;
        }
        for (int bit = 0; bit < prefixLength; bit++) {
            int mask = 0x80 >> (bit % 8);
            if ((expected[bit / 8] & mask) != (actual[bit / 8] & mask)) {
                return false;
            }
        }
        return true;
    }

    /** Returns the range in CIDR notation. */
    @Override
    public String toString() {
        return network.getHostAddress() + "/" + prefixLength;
    }
}
