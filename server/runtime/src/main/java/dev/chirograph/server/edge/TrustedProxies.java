package dev.chirograph.server.edge;

import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.ServerRequestHeaders;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Determines the caller's address behind proxies. Every proxy appends the address of its client to X-Forwarded-For, so
 * the list is reliable from its right end up to the first address that is not a trusted proxy; the caller can forge the
 * rest.
 */
public final class TrustedProxies {
    private static final HeaderName FORWARDED_PROTO = HeaderNames.create("X-Forwarded-Proto");
    private static final HeaderName FORWARDED_HOST = HeaderNames.create("X-Forwarded-Host");

    private static final String REASON = "strangers are in it, and each could pass for any address by X-Forwarded-For";
    private static final int MOST_OF_THE_WIDEST = 8;

    private final List<AddressRange> ranges;
    private final boolean readsForwarded;

    private TrustedProxies(List<AddressRange> ranges, boolean readsForwarded) {
        this.ranges = List.copyOf(ranges);
        this.readsForwarded = readsForwarded;
    }

    /**
     * What the nearest proxy says about its client.
     *
     * @param scheme the scheme, in lower case; null if it is not said, "http" if any proxy was reached so
     * @param host the host that the client named; null if it is not said
     */
    record Origin(@Nullable String scheme, @Nullable String host) {}

    /** Trusts no proxy: the caller is the peer of the connection. */
    public static TrustedProxies none() {
        return new TrustedProxies(List.of(), false);
    }

    /**
     * Trusts proxies with these addresses.
     *
     * @param ranges addresses or CIDR ranges, such as {@code 10.0.0.0/8} or {@code 2001:db8::1}
     * @throws IllegalArgumentException if one is neither
     */
    public static TrustedProxies of(List<String> ranges) {
        return new TrustedProxies(ranges.stream().map(AddressRange::parse).toList(), false);
    }

    /**
     * Reads {@code Forwarded} (RFC 7239) instead of {@code X-Forwarded-For}, {@code -Proto} and {@code -Host}. Only one of
     * them is ever read: a proxy that sets one passes on what its client sent as the other.
     */
    public TrustedProxies readingForwarded() {
        return new TrustedProxies(ranges, true);
    }

    /** Returns whether there are none. */
    public boolean isEmpty() {
        return ranges.isEmpty();
    }

    /**
     * Finds ranges that are too wide to contain only own proxies: any client in one could claim any address. The limits
     * are /8 for IPv4 and /16 for IPv6, except for private addresses; together, the ranges must not exceed eight of the
     * widest.
     *
     * @return the violations, as ends of sentences; empty for none
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

    /** Adds up the shares of all ranges, since many small ones can cover the whole address space too. */
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

    /** Returns the caller's address by the header that is read. */
    InetAddress callerOf(InetAddress peer, ServerRequestHeaders headers) {
        if (!readsForwarded) {
            return callerOf(peer, headers.values(HeaderNames.X_FORWARDED_FOR));
        }
        try {
            return callerOf(
                    peer,
                    ForwardedElement.parse(headers.values(HeaderNames.FORWARDED)).stream()
                            .map(element -> element.forNode() == null ? "" : element.forNode())
                            .toList());
        } catch (IllegalArgumentException e) {
            return peer;
        }
    }

    /** Returns what a trusted peer says about the origin of a request. */
    Origin originOf(ServerRequestHeaders headers) {
        if (!readsForwarded) {
            List<String> hosts = split(headers.values(FORWARDED_HOST));
            return new Origin(scheme(split(headers.values(FORWARDED_PROTO))), hosts.isEmpty() ? null : hosts.getLast());
        }
        try {
            List<ForwardedElement> elements = ForwardedElement.parse(headers.values(HeaderNames.FORWARDED));
            return new Origin(
                    scheme(elements.stream()
                            .map(ForwardedElement::proto)
                            .filter(Objects::nonNull)
                            .toList()),
                    elements.isEmpty() ? null : elements.getLast().host());
        } catch (IllegalArgumentException e) {
            return new Origin("malformed", null);
        }
    }

    /** Of several hops, one without TLS is enough: somebody may have read the request there. */
    private static @Nullable String scheme(List<String> hops) {
        String found = null;
        for (String hop : hops) {
            String scheme = hop.toLowerCase(Locale.ROOT);
            if (!scheme.equals("https")) {
                return scheme;
            }
            found = scheme;
        }
        return found;
    }

    /**
     * Returns the caller's address.
     *
     * @param peer the peer of the connection
     * @param forwardedFor the values of all X-Forwarded-For lines, in their order
     * @return the last address in the list that is not a trusted proxy
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

    /** Returns whether an address is that of a trusted proxy. */
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

    /** Parses {@code 192.0.2.1}, {@code 192.0.2.1:4711}, {@code 2001:db8::1} and {@code [2001:db8::1]:4711}. */
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
