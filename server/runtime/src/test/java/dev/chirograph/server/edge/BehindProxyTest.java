package dev.chirograph.server.edge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An edge without TLS of its own, behind proxies that end it. */
class BehindProxyTest {
    private static final TrustedProxies LOOPBACK = TrustedProxies.of(List.of("127.0.0.1"));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "X-Forwarded-Proto: https | 200",
                "X-Forwarded-Proto: HTTPS | 200",
                "X-Forwarded-Proto: http | 308",
                "X-Forwarded-Proto: https, http | 308",
                "X-Forwarded-Proto: ftp | 400",
                "X-Something: else | 400",
                "Forwarded: proto=https | 400",
                "X-Forwarded-Proto: https;X-Forwarded-Host: api.example:8443 | 200",
                "X-Forwarded-Proto: https;X-Forwarded-Host: api.example | 200",
                "X-Forwarded-Proto: https;X-Forwarded-Host: evil.example | 421",
                "X-Forwarded-Proto: https;X-Forwarded-Host: api.example.evil | 421"
            })
    void aTrustedProxySaysHowItsClientCame(String headers, int status) throws Exception {
        try (RunningEdge edge = RunningEdge.startBehind(LOOPBACK)) {
            assertEquals(status, statusOf(get(edge, headers.replace(";", "\r\n"))));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Forwarded: for=203.0.113.9;proto=https | 200",
                "Forwarded: for=203.0.113.9;proto=http | 308",
                "Forwarded: for=203.0.113.9;proto=https;host=evil.example | 421",
                "Forwarded: for=203.0.113.9;proto=\"https | 400",
                "X-Forwarded-Proto: https | 400"
            })
    void withForwardedTheOtherHeadersAreIgnored(String headers, int status) throws Exception {
        try (RunningEdge edge = RunningEdge.startBehind(LOOPBACK.readingForwarded())) {
            assertEquals(status, statusOf(get(edge, headers)));
        }
    }

    @Test
    void theCallerIsTheOneThatTheChosenHeaderNames() throws Exception {
        String both = "X-Forwarded-For: 198.51.100.1\r\nX-Forwarded-Proto: https\r\n"
                + "Forwarded: for=\"[2001:db8::9]:4711\";proto=https";
        try (RunningEdge byX = RunningEdge.startBehind(LOOPBACK);
                RunningEdge byForwarded = RunningEdge.startBehind(LOOPBACK.readingForwarded())) {
            assertTrue(get(byX, "/who", both).endsWith(" 198.51.100.1"));
            assertTrue(get(byForwarded, "/who", both).endsWith(" 2001:db8:0:0:0:0:0:9"));
        }
    }

    @Test
    void redirectsLeadToThePublicUrl() throws Exception {
        try (RunningEdge edge = RunningEdge.startBehind(LOOPBACK)) {
            String answer = get(edge, "/ok?a=b", "X-Forwarded-Proto: http\r\nX-Forwarded-Host: api.example");

            assertTrue(answer.contains("Location: https://api.example:8443/ok?a=b"), answer);
        }
    }

    @Test
    void nobodyElseIsServed() throws Exception {
        try (RunningEdge edge = RunningEdge.startBehind(TrustedProxies.of(List.of("192.0.2.1")))) {
            // Closed at once: an empty answer, or a reset, depending on who is faster.
            String answer = "";
            try {
                answer = get(edge, "X-Forwarded-Proto: https");
            } catch (IOException e) {
                assertTrue(e.getMessage() != null);
            }
            assertEquals("", answer);
        }
    }

    @Test
    void nothingRedirectsAndTheListenerIsAlive() throws Exception {
        try (RunningEdge edge = RunningEdge.startBehind(LOOPBACK)) {
            assertEquals(-1, edge.httpPort());
            assertThrows(IllegalArgumentException.class, () -> edge.rawPlain("GET / HTTP/1.1\r\n\r\n"));
            try (var client = edge.client()) {
                var health = client.send(
                        java.net.http.HttpRequest.newBuilder(edge.management("/observe/health"))
                                .build(),
                        java.net.http.HttpResponse.BodyHandlers.ofString());
                assertEquals("listener-api", health.body());
            }
        }
    }

    private static int statusOf(String answer) {
        return Integer.parseInt(answer.substring(9, 12));
    }

    private static String get(RunningEdge edge, String headers) throws IOException {
        return get(edge, "/ok", headers);
    }

    private static String get(RunningEdge edge, String path, String headers) throws IOException {
        return edge.rawApiWithoutTls(
                "GET " + path + " HTTP/1.1\r\nHost: api.example\r\nConnection: close\r\n" + headers + "\r\n\r\n");
    }
}
