package dev.chirograph.integration.attack;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.chirograph.integration.process.ServerProcess;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Two thousand connections that send nothing. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "connections come from several addresses in 127.0.0.0/8")
final class SilentCrowdIT {
    private static final int ADDRESSES = 10;
    private static final int CONNECTIONS_OF_AN_ADDRESS = 200;
    private static final int CALLS = 100;
    private static final long HEAP_TO_SPARE = 16 * 1024;

    @TempDir
    private Path folder;

    @Test
    void callsOfAnotherUserAreAnsweredAmongTwoThousandSilentConnections(TestReporter report) throws Exception {
        Map<String, String> variables = Map.of("HEADER_TIMEOUT_SECONDS", "6", "MAX_CONNECTIONS", "3000");
        try (ServerProcess server = ServerProcess.start(folder, variables);
                Bystander bystander = new Bystander(server)) {
            var usage = new Usage(server);
            long heap = usage.reachableHeap();
            long resident = usage.resident();
            try (Bystander.Calls calls = bystander.callingMeanwhile()) {
                calls.awaitMore(CALLS);
                calls.assertAllAnswered();
                report.publishEntry("without", latency(calls));
            }

            List<RawConnection> crowd = new ArrayList<>();
            try (Bystander.Calls calls = bystander.callingMeanwhile()) {
                connect(server, crowd);
                calls.awaitMore(CALLS);
                long residentMeanwhile = usage.resident();
                Wait.until(() -> areAllClosed(crowd), () -> "connections that send nothing are open");

                calls.assertAllAnswered();
                report.publishEntry("with", latency(calls));
                report.publishEntry("resident KiB", resident + " -> " + residentMeanwhile + " -> " + usage.resident());
            } finally {
                crowd.forEach(RawConnection::close);
            }
            long heapAfter = usage.reachableHeap();
            assertTrue(
                    heapAfter <= heap + HEAP_TO_SPARE, () -> heapAfter + " KiB are held, and " + heap + " were before");
        }
    }

    private static void connect(ServerProcess server, List<RawConnection> crowd) throws IOException {
        for (int address = 0; address < ADDRESSES; address++) {
            InetAddress source = SourceAddresses.next();
            for (int index = 0; index < CONNECTIONS_OF_AN_ADDRESS; index++) {
                Listener listener = index % 2 == 0 ? Listener.API : Listener.PLAIN;
                crowd.add(RawConnection.openWithoutTls(server, listener, source));
            }
        }
    }

    private static boolean areAllClosed(List<RawConnection> crowd) {
        Set<String> open = new HashSet<>(OpenConnections.now());
        return crowd.stream().noneMatch(each -> open.contains(OpenConnections.key(each.localAddress())));
    }

    private static String latency(Bystander.Calls calls) {
        return "p50 " + calls.percentile(50).toNanos() / 1_000 + " us, p99 "
                + calls.percentile(99).toNanos() / 1_000 + " us";
    }
}
