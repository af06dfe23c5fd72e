package dev.chirograph.integration.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.chirograph.sdk.ChirographClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two nodes behind HAProxy on PostgreSQL, under load: {@code mvn -Pcluster verify}. The small version kills PostgreSQL three
 * times; {@code -Dcluster.kills=10} is the whole one.
 */
@Tag("cluster")
final class ClusterIT {
    private static final int CALLS_PER_SECOND = 300;
    private static final int ROUNDS = 3;

    /** Fewer, so that two cores have time for the recovery of a database, too. */
    private static final int CALLS_PER_SECOND_WITH_KILLS = 100;

    private static final int CLIENTS = 10;
    private static final Duration RECOVERY = Duration.ofSeconds(10);

    @TempDir
    private Path folder;

    private Cluster cluster;
    private final List<ChirographClient> clients = new ArrayList<>();

    @BeforeEach
    void start() throws Exception {
        cluster = Cluster.start(folder);
        for (int number = 0; number < CLIENTS; number++) {
            clients.add(cluster.newClient());
        }
        for (ChirographClient client : clients) {
            client.items().list().firstPage();
        }
    }

    @AfterEach
    void stop() throws Exception {
        clients.forEach(ChirographClient::close);
        cluster.close();
    }

    @Test
    void noCallFailsWhileNodesAreRestartedInTurn(TestReporter report) throws Exception {
        var load = Load.start(clients, CALLS_PER_SECOND);
        try {
            load.awaitSuccesses(CALLS_PER_SECOND);
            for (int round = 0; round < ROUNDS; round++) {
                for (int node = 0; node < 2; node++) {
                    cluster.restart(node);
                    load.awaitSuccesses(CALLS_PER_SECOND);
                }
            }
        } finally {
            load.end();
        }

        report.publishEntry(
                "calls", load.succeeded() + " succeeded, " + load.failures().size() + " failed");
        assertEquals(List.of(), load.failures(), cluster::logs);
        assertEquals(List.of(), load.lost());
        assertEquals(List.of(), cluster.failures());
    }

    @Test
    void nothingAcknowledgedIsLostWhenPostgresqlIsKilled(TestReporter report) throws Exception {
        int kills = Integer.getInteger("cluster.kills", 3);
        List<Long> recoveries = new ArrayList<>();
        var load = Load.start(clients, CALLS_PER_SECOND_WITH_KILLS);
        try {
            for (int kill = 0; kill < kills; kill++) {
                load.awaitSuccesses(CALLS_PER_SECOND_WITH_KILLS);
                cluster.postgres().kill();
                Thread.sleep(Duration.ofSeconds(1));
                cluster.postgres().startAgain();
                long back = System.nanoTime();
                load.awaitSuccesses(1);
                recoveries.add((System.nanoTime() - back) / 1_000_000);
            }
            load.awaitSuccesses(CALLS_PER_SECOND_WITH_KILLS);
        } finally {
            load.end();
        }

        report.publishEntry(
                "kills",
                kills + ", recoveries in ms " + recoveries + ", items " + load.createdItems() + ", calls "
                        + load.succeeded() + " succeeded, " + load.failures().size() + " failed");
        assertEquals(List.of(), load.lost(), cluster::logs);
        assertEquals(List.of(), cluster.failures());
        assertTrue(
                recoveries.stream().allMatch(millis -> millis <= RECOVERY.toMillis()),
                () -> "recoveries in ms: " + recoveries);
    }
}
