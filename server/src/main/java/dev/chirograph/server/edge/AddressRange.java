package dev.chirograph.server.edge;

import java.net.InetAddress;

/** A CIDR range. */
record AddressRange(InetAddress network, int prefixLength) {

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
}
