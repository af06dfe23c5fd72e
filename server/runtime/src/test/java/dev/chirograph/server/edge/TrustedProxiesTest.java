package dev.chirograph.server.edge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrustedProxiesTest {

    @Test
    void withoutProxiesTheHeaderIsNotBelieved() {
        assertEquals(address("198.51.100.7"), callerOf(TrustedProxies.none(), "198.51.100.7", "203.0.113.9"));
    }

    @Test
    void xForwardedForOfAnUntrustedPeerIsIgnored() {
        var proxies = TrustedProxies.of(List.of("10.0.0.0/8"));

        assertEquals(address("198.51.100.7"), callerOf(proxies, "198.51.100.7", "203.0.113.9"));
    }

    @Test
    void callerIsTheRightMostThatIsNoProxyOfOurs() {
        var proxies = TrustedProxies.of(List.of("10.0.0.0/8", "2001:db8::/32"));

        assertEquals(
                address("203.0.113.9"),
                callerOf(proxies, "10.0.0.1", "1.2.3.4, 203.0.113.9:4711", "[2001:db8::5]:443 , 10.0.0.2"));
    }

    @Test
    void malformedForwardedForEndsAtTheLastTrustedAddress() {
        var proxies = TrustedProxies.of(List.of("10.0.0.0/8"));

        assertEquals(address("10.0.0.2"), callerOf(proxies, "10.0.0.1", "203.0.113.9, unknown, 10.0.0.2"));
        assertEquals(address("10.0.0.1"), callerOf(proxies, "10.0.0.1", ""));
    }

    @Test
    void rangeEndsAtItsPrefixNotAtTheByte() {
        var proxies = TrustedProxies.of(List.of("10.0.0.128/25"));

        assertEquals(address("1.2.3.4"), callerOf(proxies, "10.0.0.129", "1.2.3.4"));
        assertEquals(address("10.0.0.127"), callerOf(proxies, "10.0.0.127", "1.2.3.4"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"proxy.example", "10.0.0.0/33", "10.0.0.0/x", "", "10.0.0.0/-1"})
    void rangeThatIsNoneIsRefused(String range) {
        assertThrows(IllegalArgumentException.class, () -> TrustedProxies.of(List.of(range)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0/0",
                "::/0",
                "0.0.0.0/1",
                "128.0.0.0/1",
                "8.0.0.0/7",
                "2000::/3",
                "2001::/15",
                "::ffff:0:0/0",
                "fc00::/6",
                "fe80::/9"
            })
    void rangeWithStrangersIsTooWide(String range) {
        List<String> excesses = TrustedProxies.of(List.of("10.0.0.1", range)).excesses();

        assertEquals(1, excesses.size(), excesses.toString());
        assertTrue(excesses.getFirst().contains("strangers"), excesses.toString());
    }

    @Test
    void rangesThatTogetherCoverTheInternetAreTooWide() {
        List<String> all =
                IntStream.range(1, 224).mapToObj(first -> first + ".0.0.0/8").toList();
        List<String> routed = IntStream.range(0x2000, 0x4000)
                .mapToObj(first -> Integer.toHexString(first) + "::/16")
                .toList();

        assertEquals(1, TrustedProxies.of(all).excesses().size());
        assertEquals(1, TrustedProxies.of(routed).excesses().size());
    }

    @Test
    void privateNetworksAndOnesOwnAreNotTooWide() {
        var proxies = TrustedProxies.of(List.of(
                "10.0.0.0/8",
                "10.1.0.0/16",
                "10.1.0.0/16",
                "172.16.0.0/12",
                "192.168.0.0/16",
                "100.64.0.0/10",
                "169.254.0.0/16",
                "127.0.0.0/8",
                "fc00::/7",
                "fd00::/8",
                "fe80::/10",
                "::1",
                "2001:db8::/32",
                "2630::/16"));

        assertEquals(List.of(), proxies.excesses());
    }

    private static InetAddress callerOf(TrustedProxies proxies, String peer, String... forwardedFor) {
        return proxies.callerOf(address(peer), List.of(forwardedFor));
    }

    private static InetAddress address(String literal) {
        return InetAddress.ofLiteral(literal);
    }
}
