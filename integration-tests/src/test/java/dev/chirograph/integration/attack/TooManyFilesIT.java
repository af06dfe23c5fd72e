package dev.chirograph.integration.attack;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.chirograph.integration.process.ServerProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A server that cannot accept connections, because it has reached its limit of open files and sockets. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "connections come from several addresses in 127.0.0.0/8")
final class TooManyFilesIT {
    private static final int FILES = 450;
    private static final int ADDRESSES = 4;
    private static final int CONNECTIONS_OF_AN_ADDRESS = 250;

    @TempDir
    private Path folder;

    /** With its own cap, the server stays below the limit; with one that is too high, accepting fails. */
    @ParameterizedTest
    @ValueSource(strings = {"the cap that follows from the limit", "100000"})
    void listenersRecoverFromAFloodOfConnections(String cap, TestReporter report) throws Exception {
        Map<String, String> variables =
                cap.startsWith("the") ? Map.of() : Map.of("MAX_CONNECTIONS", cap, "MAX_CONNECTIONS_PER_ADDRESS", cap);
        try (ServerProcess server = ServerProcess.startWithFiles(FILES, folder, variables)) {
            List<RawConnection> flood = new ArrayList<>();
            try {
                flood(server, flood);
            } finally {
                flood.forEach(RawConnection::close);
            }
            long end = System.nanoTime();

            for (Listener listener : Listener.values()) {
                Wait.until(() -> isAnswered(server, listener), () -> listener + " does not answer");
            }
            report.publishEntry("answered after ms", String.valueOf((System.nanoTime() - end) / 1_000_000));
            try (Bystander bystander = new Bystander(server)) {
                bystander.isAnswered();
            }
            assertTrue(server.isAlive(), server::everythingSaid);
        }
    }

    private static void flood(ServerProcess server, List<RawConnection> flood) throws IOException {
        for (int address = 0; address < ADDRESSES; address++) {
            var source = SourceAddresses.next();
            for (int index = 0; index < CONNECTIONS_OF_AN_ADDRESS; index++) {
                Listener listener = Listener.values()[index % Listener.values().length];
                try {
                    flood.add(RawConnection.openWithoutTls(server, listener, source));
                } catch (IOException e) {
                    // A listener that is closed for a moment refuses connections; the attack continues.
                }
            }
        }
    }

    private static boolean isAnswered(ServerProcess server, Listener listener) {
        try (RawConnection connection = RawConnection.open(server, listener, SourceAddresses.next())) {
            connection.send(listener.lastRequest(server));
            connection.awaitResponses(1);
            return true;
        } catch (Exception | AssertionError e) {
            return false;
        }
    }
}
