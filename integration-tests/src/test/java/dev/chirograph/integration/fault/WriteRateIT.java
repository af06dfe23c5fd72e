package dev.chirograph.integration.fault;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.chirograph.integration.Clients;
import dev.chirograph.integration.process.ServerProcess;
import dev.chirograph.sdk.ChirographClient;
import dev.chirograph.sdk.model.Item;
import dev.chirograph.sdk.model.ItemCreate;
import dev.chirograph.sdk.model.ItemPatch;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Prints the writes and reads per second over HTTP, and the CPU time of each. */
@Tag("crash")
final class WriteRateIT {
    private static final int THREADS = 32;
    private static final int CALLS_OF_EACH = 200;
    private static final int ROUNDS = 3;

    @TempDir
    private Path folder;

    @Test
    void durableWritesPerSecondArePrinted() throws Exception {
        try (ServerProcess server = ServerProcess.start(folder);
                ChirographClient client = Clients.development(server)) {
            List<Item> items = new ArrayList<>();
            for (int thread = 0; thread < THREADS; thread++) {
                items.add(client.items()
                        .create(ItemCreate.builder()
                                .name("item")
                                .price(BigDecimal.ONE)
                                .build()));
            }
            for (int round = 0; round < ROUNDS; round++) {
                long writes = measure(
                        "PATCH",
                        server,
                        items,
                        item -> client.items()
                                .update(
                                        item.id(),
                                        ItemPatch.builder().description("other").build()));
                long reads =
                        measure("GET", server, items, item -> client.items().get(item.id()));
                assertTrue(writes > 0 && reads > 0);
            }
        }
    }

    private static long measure(String name, ServerProcess server, List<Item> items, Consumer<Item> call)
            throws Exception {
        var calls = new AtomicLong();
        Duration cpu = server.cpu();
        long start = System.nanoTime();
        List<Thread> threads = new ArrayList<>();
        for (Item item : items) {
            threads.add(Thread.startVirtualThread(() -> {
                for (int i = 0; i < CALLS_OF_EACH; i++) {
                    call.accept(item);
                    calls.incrementAndGet();
                }
            }));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        long micros = server.cpu().minus(cpu).toNanos() / 1000 / Math.max(1, calls.get());
        System.out.printf(
                "%s by %d threads: %.0f/s, %d us of the server's CPU each%n",
                name, items.size(), calls.get() / seconds, micros);
        return calls.get();
    }
}
