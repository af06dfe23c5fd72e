package dev.chirograph.server.edge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Keeps web pages whose names resolve to loopback away from management (DNS rebinding). */
class ManagementHostFilterTest {
    private static RunningEdge edge;

    @BeforeAll
    static void start() throws Exception {
        edge = RunningEdge.start();
    }

    @AfterAll
    static void stop() {
        edge.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "127.0.0.1:9090", "[::1]", "[::1]:1", "localhost", "LocalHost:65535"})
    void loopbackHostIsServed(String host) throws Exception {
        String answer = exchange("Host: " + host + "\r\nConnection: close\r\n");

        assertEquals("HTTP/1.1 200 OK", answer.lines().findFirst().orElse(""), answer);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "evil.test",
                "evil.test:9090",
                "127.0.0.1.evil.test",
                "localhost.evil.test",
                "localhost.",
                "127.0.0.2",
                "0.0.0.0",
                "2130706433",
                "[::ffff:127.0.0.1]",
                "192.0.2.7:9090"
            })
    void misdirectedRequestIsRefusedWith421AndClosed(String host) throws Exception {
        String answer = exchange("Host: " + host + "\r\n");

        assertEquals(
                "HTTP/1.1 421 Misdirected Request", answer.lines().findFirst().orElse(""), answer);
        assertTrue(answer.contains("application/problem+json"), answer);
        assertTrue(answer.toLowerCase(Locale.ROOT).contains("connection: close"), answer);
        assertFalse(answer.contains("evil"), answer);
        assertFalse(answer.contains("\"UP\""), answer);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Host:\r\n",
                "Host: 127.0.0.1:9090.evil.test\r\n",
                "Host: evil.test, localhost\r\n",
                "Host: localhost\r\nHost: evil.test\r\n",
                "Host: evil.test\r\nHost: localhost\r\n",
                "Host: user@localhost\r\n",
                "X-Forwarded-Host: localhost\r\n"
            })
    void missingOrSecondHostIsNotServed(String hostLines) throws Exception {
        String answer = exchange(hostLines);

        assertTrue(answer.matches("(?s)HTTP/1\\.1 4(00|21) .*"), answer);
        assertFalse(answer.contains("\"UP\""), answer);
    }

    @Test
    void apiIsServedUnderItsOwnName() throws Exception {
        String answer = edge.rawApi("GET /ok HTTP/1.1\r\nHost: api.example\r\nConnection: close\r\n\r\n");

        assertTrue(answer.startsWith("HTTP/1.1 200"), answer);
    }

    /** Returns all bytes until the server closes. */
    private static String exchange(String headers) throws IOException {
        int port = edge.management("/").getPort();
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            // Generous: a connection that stays open fails the test here.
            socket.setSoTimeout(30_000);
            socket.getOutputStream()
                    .write(("GET /observe/health HTTP/1.1\r\n" + headers + "\r\n").getBytes(StandardCharsets.US_ASCII));
            var answer = new ByteArrayOutputStream();
            socket.getInputStream().transferTo(answer);
            return answer.toString(StandardCharsets.US_ASCII);
        }
    }
}
