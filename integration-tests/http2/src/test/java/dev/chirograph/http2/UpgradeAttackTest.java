package dev.chirograph.http2;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Valid and invalid ways to start HTTP/2. Without the valid ones, the attacks would prove nothing. */
@AttackOnHttp2
final class UpgradeAttackTest {
    private static final String UPGRADE = "GET " + AttackedServer.READ + " HTTP/1.1\r\n"
            + "Host: localhost\r\n"
            + "Connection: Upgrade, HTTP2-Settings\r\n"
            + "Upgrade: h2c\r\n"
            + "HTTP2-Settings: AAMAAABkAAQAAP__\r\n\r\n";

    @TempDir
    private static Path folder;

    private ServerProcess server;

    @BeforeEach
    void start() throws Exception {
        server = ServerProcess.start(folder);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void http2IsServedByAlpn() throws Exception {
        try (Http2Client client = Attacker.connectedTo(server)) {
            assertTrue(Attacker.isServed(client, Attacker.FIRST_STREAM));
        }
    }

    @Test
    void http2IsServedWithoutTlsByPriorKnowledge() throws Exception {
        try (Http2Client client = Http2Client.over(server.connect())) {
            assertTrue(Attacker.isServed(client, Attacker.FIRST_STREAM));
        }
    }

    /** RFC 9113, section 3.1, removed it; RFC 7540, section 3.2, had it only for connections without TLS. */
    @Test
    void upgradeWithinTlsIsIgnored() throws Exception {
        assertEquals("HTTP/1.1 200 OK", statusLine(server.connectByTls("http/1.1")));
    }

    @Test
    void upgradeWithinTlsWithoutAlpnIsIgnored() throws Exception {
        assertEquals("HTTP/1.1 200 OK", statusLine(server.connectByTls()));
    }

    private static String statusLine(Socket connected) throws IOException {
        try (Socket socket = connected;
                var answer =
                        new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))) {
            socket.getOutputStream().write(UPGRADE.getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().flush();
            return answer.readLine();
        }
    }
}
