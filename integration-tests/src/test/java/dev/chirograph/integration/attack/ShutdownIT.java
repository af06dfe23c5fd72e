package dev.chirograph.integration.attack;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.chirograph.integration.process.ServerProcess;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** SIGTERM while slow clients hold connections, whose deadlines are far away. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "each attacker has an address of its own in 127.0.0.0/8")
final class ShutdownIT {
    /** 128 and the number of SIGTERM: the exit code of a Java process after SIGTERM. */
    private static final int TERMINATED = 143;

    private static final Map<String, String> LONG_DEADLINES = Map.of(
            "HEADER_TIMEOUT_SECONDS", "3600",
            "IDLE_TIMEOUT_SECONDS", "3600",
            "BODY_GRACE_SECONDS", "3600",
            "BODY_TIMEOUT_SECONDS", "3600",
            "WRITE_TIMEOUT_SECONDS", "3600",
            "SHUTDOWN_GRACE_SECONDS", "1");

    @TempDir
    private Path folder;

    @Test
    void sigtermStopsTheProcessWhateverClientsDo(TestReporter report) throws Exception {
        try (ServerProcess server = ServerProcess.start(folder, LONG_DEADLINES);
                SlowCrowd crowd = SlowCrowd.attack(server)) {
            crowd.awaitConnected();
            long asked = System.nanoTime();

            assertEquals(TERMINATED, server.stop(), server::everythingSaid);

            report.publishEntry("ended after ms", String.valueOf((System.nanoTime() - asked) / 1_000_000));
        }
    }
}
