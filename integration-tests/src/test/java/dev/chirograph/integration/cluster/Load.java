package dev.chirograph.integration.cluster;

import dev.chirograph.sdk.ChirographClient;
import dev.chirograph.sdk.model.Item;
import dev.chirograph.sdk.model.ItemCreate;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;

/**
 * Calls at a constant rate, whatever the answers: every tenth creates an item, the others list items. Calls that are due
 * are made even if earlier ones have no answer yet.
 */
final class Load {
    private static final int CREATE_EVERY = 10;

    private final List<ChirographClient> clients;
    private final long nanosPerCall;
    private final ExecutorService calls = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicBoolean over = new AtomicBoolean();
    private final AtomicLong succeeded = new AtomicLong();
    private final Queue<Throwable> failed = new ConcurrentLinkedQueue<>();
    private final Map<ChirographClient, Set<Long>> created = new ConcurrentHashMap<>();
    private final Thread pace;

    private Load(List<ChirographClient> clients, int callsPerSecond) {
        this.clients = List.copyOf(clients);
        this.nanosPerCall = Duration.ofSeconds(1).toNanos() / callsPerSecond;
        this.pace = Thread.ofPlatform().name("load").unstarted(this::run);
    }

    /** Starts to call. */
    static Load start(List<ChirographClient> clients, int callsPerSecond) {
        var load = new Load(clients, callsPerSecond);
        load.pace.start();
        return load;
    }

    private void run() {
        long start = System.nanoTime();
        for (long number = 0; !over.get(); number++) {
            long due = start + number * nanosPerCall;
            long wait = due - System.nanoTime();
            if (wait > 0) {
                LockSupport.parkNanos(wait);
            }
            long call = number;
            calls.execute(() -> call(call));
        }
    }

    private void call(long number) {
        // Every client both creates and lists.
        ChirographClient client = clients.get((int) (number / CREATE_EVERY % clients.size()));
        try {
            if (number % CREATE_EVERY == 0) {
                Item item = client.items()
                        .create(ItemCreate.builder()
                                .name("item")
                                .price(BigDecimal.ONE)
                                .build());
                created.computeIfAbsent(client, unused -> ConcurrentHashMap.newKeySet())
                        .add(item.id());
            } else {
                client.items().list().firstPage();
            }
            succeeded.incrementAndGet();
        } catch (RuntimeException e) {
            failed.add(e);
        }
    }

    long succeeded() {
        return succeeded.get();
    }

    /** Waits until more calls have succeeded. */
    void awaitSuccesses(long more) throws InterruptedException {
        long target = succeeded() + more;
        while (succeeded() < target) {
            Thread.sleep(1);
        }
    }

    /** Stops calling, and waits for the answers. */
    void end() throws InterruptedException {
        over.set(true);
        pace.join();
        calls.shutdown();
        if (!calls.awaitTermination(2, TimeUnit.MINUTES)) {
            throw new AssertionError("Some calls have no answer");
        }
    }

    /** Returns the failures so far, each with its cause. */
    List<Throwable> failures() {
        return List.copyOf(failed);
    }

    /** Returns the acknowledged items that cannot be found. */
    List<Long> lost() {
        List<Long> lost = new ArrayList<>();
        created.forEach((client, ids) -> {
            Set<Long> found = client.items().list().stream().map(Item::id).collect(Collectors.toSet());
            ids.stream().filter(id -> !found.contains(id)).forEach(lost::add);
        });
        return lost;
    }

    /** Returns the number of acknowledged items. */
    long createdItems() {
        return created.values().stream().mapToLong(Set::size).sum();
    }
}
