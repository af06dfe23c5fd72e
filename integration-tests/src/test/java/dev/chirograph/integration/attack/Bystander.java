package dev.chirograph.integration.attack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import dev.chirograph.integration.Clients;
import dev.chirograph.integration.process.ServerProcess;
import dev.chirograph.sdk.CallOptions;
import dev.chirograph.sdk.ChirographClient;
import dev.chirograph.sdk.Retry;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;

/** Another user, who calls the API during an attack, without retries. */
final class Bystander implements AutoCloseable {
    private static final Duration PACE = Duration.ofMillis(20);

    private static final CallOptions ONCE =
            CallOptions.builder().retry(Retry.none()).build();

    private final ChirographClient client;

    Bystander(ServerProcess server) {
        client = Clients.to(server).auth(Clients.authOfSeededUser(server)).build();
        // Signs in, for which a server that has just started may take longer than a deadline that is short for a test.
        client.users().me();
    }

    /** Makes a call, and fails the test if there is no response. */
    void isAnswered() {
        assertNotNull(client.users().me(ONCE).id());
    }

    /** Starts to call repeatedly, until this is closed. */
    Calls callingMeanwhile() {
        return new Calls();
    }

    @Override
    public void close() {
        client.close();
    }

    /** Calls in the background. */
    final class Calls implements AutoCloseable {
        private final List<Duration> latencies = new CopyOnWriteArrayList<>();
        private final List<RuntimeException> failures = new CopyOnWriteArrayList<>();
        private volatile boolean over;
        private final Thread caller = Thread.ofVirtual().start(this::callUntilOver);

        private void callUntilOver() {
            while (!over) {
                long start = System.nanoTime();
                try {
                    isAnswered();
                    latencies.add(Duration.ofNanos(System.nanoTime() - start));
                } catch (RuntimeException e) {
                    failures.add(e);
                }
                LockSupport.parkNanos(PACE.toNanos());
            }
        }

        /** Waits for a number of further calls. */
        void awaitMore(int count) throws InterruptedException {
            int wanted = latencies.size() + failures.size() + count;
            Wait.until(() -> latencies.size() + failures.size() >= wanted, () -> "no call of another user ends");
        }

        /** Ends the calls, and fails the test if one had no response. */
        void assertAllAnswered() {
            close();
            assertEquals(List.of(), failures, "calls of another user were not answered");
        }

        /** Returns the latency that a share of the calls did not exceed, for a report. */
        Duration percentile(int percent) {
            List<Duration> sorted = latencies.stream().sorted().toList();
            return sorted.isEmpty() ? Duration.ZERO : sorted.get((sorted.size() - 1) * percent / 100);
        }

        @Override
        public void close() {
            over = true;
            try {
                caller.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
