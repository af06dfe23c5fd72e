package dev.chirograph.server.edge;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Determines the caller's address behind proxies. Every proxy appends the address of its client to X-Forwarded-For, so the list is
 * reliable from its right end up to the first address that is not one of ours; the caller can forge the rest.
 */
public final class TrustedProxies {
    private static final String REASON = "strangers are in it, and each could pass for any address by X-Forwarded-For";
    private static final int MOST_OF_THE_WIDEST = 8;

    private final List<AddressRange> ranges;

    private TrustedProxies(List<AddressRange> ranges) {
        this.ranges = List.copyOf(ranges);
    }

    /** Trusts no proxy: the caller is the peer of the connection. */
    public static TrustedProxies none() {
        return new TrustedProxies(List.of());
    }

    /**
     * Believes the proxies of these addresses.
     *
     * @param ranges addresses or CIDR ranges, such as {@code 10.0.0.0/8} or {@code 2001:db8::1}
     * @throws IllegalArgumentException when one is neither
     */
    public static TrustedProxies of(List<String> ranges) {
        return new TrustedProxies(ranges.stream().map(AddressRange::parse).toList());
    }

    /**
     * Finds ranges that hold strangers: who is in one may say to be any address. A range is too wide below /8 for IPv4 and below /16
     * for IPv6, private addresses aside; and all together must not be wider than eight of the widest.
     *
     * @return what is wrong with which, as ends of sentences; empty when nothing is
     */
    public List<String> excesses() {
        List<String> excesses = new ArrayList<>();
        ranges.stream()
                .filter(AddressRange::isTooWide)
                .map(range -> "must not have " + range + ": " + REASON + "; name the addresses of your proxies")
                .forEach(excesses::add);
        if (excesses.isEmpty() && (isTooMuch(true) || isTooMuch(false))) {
            excesses.add("has ranges that are too wide together: " + REASON + "; name the addresses of your proxies");
        }
        return excesses;
    }

    /** Adds up the shares of all addresses, for somebody might name everybody in many parts. */
    private boolean isTooMuch(boolean version4) {
        double share = ranges.stream()
                .distinct()
                .filter(range -> range.isVersion4() == version4 && !range.isPrivate() && !isPartOfAnother(range))
                .mapToDouble(range -> Math.pow(2, -range.prefixLength()))
                .sum();
        return share
                > MOST_OF_THE_WIDEST
                        * Math.pow(
                                2, -(version4 ? AddressRange.WIDEST_OF_VERSION_4 : AddressRange.WIDEST_OF_VERSION_6));
    }

    private boolean isPartOfAnother(AddressRange range) {
        return ranges.stream()
                .anyMatch(other -> other.prefixLength() < range.prefixLength() && other.contains(range.network()));
    }

    /**
     * Returns the caller's address.
     *
     * @param peer the peer of the connection
     * @param forwardedFor the values of all X-Forwarded-For lines, in their order
     * @return the last address in the row that is not a trusted proxy's
     */
    InetAddress callerOf(InetAddress peer, List<String> forwardedFor) {
        InetAddress caller = peer;
        List<String> hops = split(forwardedFor);
        for (int i = hops.size() - 1; i >= 0 && isTrusted(caller); i--) {
            InetAddress next = parse(hops.get(i));
            if (next == null) {
                return caller;
            }
            caller = next;
        }
        return caller;
    }

    /** Tells whether an address is one of a trusted proxy. */
    boolean isTrusted(InetAddress address) {
        for (AddressRange range : ranges) {
            if (range.contains(address)) {
                return true;
            }
        }
        return false;
    }

    private static List<String> split(List<String> values) {
        List<String> hops = new ArrayList<>();
        for (String value : values) {
            for (String hop : value.split(",", -1)) {
                hops.add(hop.strip());
            }
        }
        return hops;
    }

    /** Takes {@code 192.0.2.1}, {@code 192.0.2.1:4711}, {@code 2001:db8::1} and {@code [2001:db8::1]:4711}. */
    private static @Nullable InetAddress parse(String hop) {
        String address = hop;
        if (hop.startsWith("[") && hop.indexOf(']') > 0) {
            address = hop.substring(1, hop.indexOf(']'));
        } else if (hop.indexOf(':') == hop.lastIndexOf(':') && hop.indexOf(':') > 0) {
            address = hop.substring(0, hop.indexOf(':'));
        }
        try {
            return InetAddress.ofLiteral(address);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
