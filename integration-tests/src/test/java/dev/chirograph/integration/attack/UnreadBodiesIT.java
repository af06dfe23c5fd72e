package dev.chirograph.integration.attack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.chirograph.integration.process.ServerProcess;
import dev.chirograph.integration.process.SharedServer;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.MethodSource;

/** Bodies of requests that are rejected before their bodies are read. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "each attacker has an address of its own in 127.0.0.0/8")
@ExtendWith(SharedServer.class)
final class UnreadBodiesIT {
    private static final int BLOCK = 64 * 1024;

    /** Far more than both sides' kernels buffer. */
    private static final int BLOCKS = 2048;

    static List<Case> refused() {
        String length = "Content-Length: " + (long) BLOCK * BLOCKS + "\r\n\r\n";
        String chunked = "Transfer-Encoding: chunked\r\n\r\n";
        return Case.onEachListener(List.of(
                new Row("a body beyond the maximum")
                        .sends("POST {body-path} HTTP/1.1\r\nHost: {authority}\r\n" + length)
                        .isRefusedWith(308, 413),
                new Row("chunks without end")
                        .sends("POST {body-path} HTTP/1.1\r\nHost: {authority}\r\n"
                                + "Content-Type: application/x-www-form-urlencoded\r\n" + chunked)
                        .isRefusedWith(308, 404, 405, 413),
                new Row("chunks without end for nothing")
                        .sends("POST /nothing HTTP/1.1\r\nHost: {authority}\r\n" + chunked)
                        .isRefusedWith(308, 404, 413),
                new Row("chunks without end and without a token")
                        .sends("POST /items HTTP/1.1\r\nHost: {authority}\r\nContent-Type: application/json\r\n"
                                + chunked)
                        .isRefusedWith(308, 401, 404, 413),
                new Row("chunks without end of a GET")
                        .sends("GET /nothing HTTP/1.1\r\nHost: {authority}\r\n" + chunked)
                        .isRefusedWith(308, 400, 404, 413)));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void connectionIsClosedBeforeTheBodyOfARefusedRequestHasEnded(Case attack, ServerProcess server) throws Exception {
        boolean chunked = attack.row().request().contains("chunked");
        String block = "x".repeat(BLOCK);
        String piece = chunked ? Integer.toHexString(BLOCK) + "\r\n" + block + "\r\n" : block;
        try (Bystander bystander = new Bystander(server);
                RawConnection connection = RawConnection.open(server, attack.listener(), SourceAddresses.next())) {
            connection.send(attack.request(server));
            int taken = 0;
            try {
                for (; taken < BLOCKS; taken++) {
                    connection.send(piece);
                }
            } catch (IOException e) {
                // Closed, as it must be.
            }
            String answer = connection.awaitEnd();

            assertTrue(taken < BLOCKS, "the server took the whole body");
            assertTrue(
                    attack.row().allows(RawConnection.statuses(answer)), () -> attack + " was answered with " + answer);
            bystander.isAnswered();
        }
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "PLAIN")
    void smallBodyOfARejectedRequestIsDrainedAndTheNextRequestServed(Listener listener, ServerProcess server)
            throws Exception {
        String smuggled = listener.request(server);
        String body = smuggled.repeat(10 * 1024 / smuggled.length());
        try (RawConnection connection = RawConnection.open(server, listener, SourceAddresses.next())) {
            connection.send(listener.fill(server, "POST /nothing HTTP/1.1\r\nHost: {authority}\r\nContent-Length: ")
                    + body.length() + "\r\n\r\n" + body + listener.lastRequest(server));
            String answer = connection.awaitEnd();

            assertEquals(List.of(404, 200), RawConnection.statuses(answer), answer);
        }
    }
}
