package dev.chirograph.integration.attack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.chirograph.integration.process.ServerProcess;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The log after a flood of malformed requests. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "each attacker has an address of its own in 127.0.0.0/8")
final class LogFloodIT {
    private static final int REQUESTS = 1500;
    private static final Pattern LEFT_OUT = Pattern.compile("\"left_out\":([0-9]+)");

    @TempDir
    private Path folder;

    @Test
    void floodOfMalformedRequestsIsLoggedInPartAndCounted() throws Exception {
        InetAddress attacker = SourceAddresses.next();
        try (ServerProcess server = ServerProcess.start(folder, Map.of());
                Bystander bystander = new Bystander(server)) {
            for (int request = 0; request < REQUESTS; request++) {
                try (RawConnection connection = RawConnection.open(server, Listener.PLAIN, attacker)) {
                    connection.offer("G\u0001T / HTTP/1.1\r\nHost: x\r\n\r\n");
                    connection.awaitEnd();
                }
            }
            bystander.isAnswered();

            Wait.until(
                    () -> linesOf(attacker, server).size() + leftOut(server) >= REQUESTS,
                    () -> linesOf(attacker, server).size() + " lines and " + leftOut(server) + " left out of "
                            + REQUESTS);
            assertEquals(REQUESTS, linesOf(attacker, server).size() + leftOut(server));
            assertTrue(leftOut(server) > 0, "no line was left out");
            List<String> lines = linesOf(attacker, server);
            assertTrue(lines.stream().allMatch(line -> line.contains("\"status\":400")), lines::toString);
        }
    }

    private static List<String> linesOf(InetAddress attacker, ServerProcess server) {
        return server.log().stream()
                .filter(line -> line.contains("\"address\":\"" + attacker.getHostAddress() + "\""))
                .toList();
    }

    private static long leftOut(ServerProcess server) {
        return server.log().stream()
                .flatMap(line -> LEFT_OUT.matcher(line).results())
                .mapToLong(count -> Long.parseLong(count.group(1)))
                .sum();
    }
}
