package dev.chirograph.integration.attack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.chirograph.integration.process.ServerProcess;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Clients that hold connections without using them: each has a deadline. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "what a process has open is read from /proc")
final class SlowClientsIT {
    private static final Map<String, String> SHORT_DEADLINES = Map.of(
            "HEADER_TIMEOUT_SECONDS", "5",
            "IDLE_TIMEOUT_SECONDS", "5",
            "BODY_GRACE_SECONDS", "3",
            "BODY_TIMEOUT_SECONDS", "5",
            "WRITE_TIMEOUT_SECONDS", "3");
    private static final int SOCKETS_OF_A_BYSTANDER = 4;
    private static final long HEAP_TO_SPARE = 16 * 1024;

    @TempDir
    private Path folder;

    @Test
    void everySlowClientIsClosedWhileAnotherUserIsAnswered(TestReporter report) throws Exception {
        try (ServerProcess server = ServerProcess.start(folder, SHORT_DEADLINES);
                Bystander bystander = new Bystander(server)) {
            var usage = new Usage(server);
            long sockets = usage.sockets();
            long heap = usage.reachableHeap();
            long resident = usage.resident();

            try (Bystander.Calls calls = bystander.callingMeanwhile();
                    SlowCrowd crowd = SlowCrowd.attack(server)) {
                crowd.awaitConnected();
                Wait.until(() -> crowd.open().isEmpty(), () -> "these are open: " + crowd.open());
                calls.awaitMore(1);

                calls.assertAllAnswered();
                assertEquals(List.of(), crowd.failures());
            }

            Wait.until(
                    () -> usage.sockets() <= sockets + SOCKETS_OF_A_BYSTANDER,
                    () -> usage.sockets() + " sockets are open, and " + sockets + " were before");
            long heapAfter = usage.reachableHeap();
            assertTrue(
                    heapAfter <= heap + HEAP_TO_SPARE, () -> heapAfter + " KiB are held, and " + heap + " were before");
            report.publishEntry(
                    "KiB", "resident " + resident + " -> " + usage.resident() + ", heap " + heap + " -> " + heapAfter);
        }
    }
}
