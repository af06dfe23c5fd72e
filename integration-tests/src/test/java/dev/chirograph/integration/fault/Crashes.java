package dev.chirograph.integration.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.chirograph.integration.Clients;
import dev.chirograph.integration.process.ServerProcess;
import dev.chirograph.sdk.ApiException;
import dev.chirograph.sdk.ChirographClient;
import dev.chirograph.sdk.ChirographException;
import dev.chirograph.sdk.Retry;
import dev.chirograph.sdk.model.Item;
import dev.chirograph.sdk.model.ItemCreate;
import dev.chirograph.sdk.model.ItemPatch;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Many writers against a server that is killed repeatedly. Records the last acknowledged state of each item and the
 * possible states after calls without a response, and compares them with the state after the next start.
 */
final class Crashes {
    private static final int WRITERS = 32;

    /** Above this number, a writer deletes more items than it creates: all items are read after each kill. */
    private static final int ENOUGH_ITEMS = 6;

    private final Path folder;
    private final Random random;
    private final AtomicLong acknowledged = new AtomicLong();
    private final AtomicLong texts = new AtomicLong();

    /** The acknowledged state of each item by id; null if it was deleted. */
    private final Map<Long, State> known = new ConcurrentHashMap<>();

    /** The possible states of each item by id. */
    private final Map<Long, State> possible = new ConcurrentHashMap<>();

    /** Error responses. */
    private final Queue<ApiException> unexpected = new ConcurrentLinkedQueue<>();

    /** The texts of items that may have been created. */
    private final Map<String, Boolean> possiblyMade = new ConcurrentHashMap<>();

    Crashes(Path folder, long seed) {
        this.folder = folder;
        this.random = new Random(seed);
    }

    /** Returns the number of acknowledged writes so far. */
    long acknowledged() {
        return acknowledged.get();
    }

    /**
     * Starts the server, checks its state, lets the writers write until a number of further writes is acknowledged, and
     * kills it.
     */
    void writeAndKill(int writes) throws Exception {
        try (ServerProcess server = start();
                ChirographClient client = client(server)) {
            verify(client);
            var enough = new CountDownLatch(writes);
            List<Thread> writers = new ArrayList<>();
            List<List<Long>> shares = shares();
            for (int number = 0; number < WRITERS; number++) {
                List<Long> own = shares.get(number);
                var ownRandom = new Random(random.nextLong());
                writers.add(Thread.startVirtualThread(() -> write(client, own, ownRandom, enough)));
            }
            enough.await();
            server.kill();
            for (Thread writer : writers) {
                writer.join();
            }
            assertEquals(List.of(), List.copyOf(unexpected), server::everythingSaid);
        }
    }

    /** Starts the server once more, and checks its state. */
    void verify() throws Exception {
        try (ServerProcess server = start();
                ChirographClient client = client(server)) {
            verify(client);
        }
    }

    private ServerProcess start() throws Exception {
        return ServerProcess.start(folder, Map.of(), "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");
    }

    private static ChirographClient client(ServerProcess server) {
        return Clients.to(server)
                .auth(Clients.authOfDeveloper(server))
                .retry(Retry.none())
                .build();
    }

    private List<List<Long>> shares() {
        List<List<Long>> shares = new ArrayList<>();
        for (int number = 0; number < WRITERS; number++) {
            shares.add(new ArrayList<>());
        }
        known.forEach((id, state) -> {
            if (state.text() != null) {
                shares.get((int) (id % WRITERS)).add(id);
            }
        });
        return shares;
    }

    /** Writes until the server is killed. */
    private void write(ChirographClient client, List<Long> own, Random dice, CountDownLatch enough) {
        try {
            while (true) {
                int choice = dice.nextInt(10);
                if (own.isEmpty() || choice < (own.size() > ENOUGH_ITEMS ? 2 : 4)) {
                    own.add(create(client));
                } else if (choice < 7) {
                    update(client, own.get(dice.nextInt(own.size())));
                } else {
                    delete(client, own.remove(dice.nextInt(own.size())));
                }
                acknowledged.incrementAndGet();
                enough.countDown();
            }
        } catch (ApiException e) {
            // An error response: the server was running and should have acknowledged the write.
            unexpected.add(e);
            while (enough.getCount() > 0) {
                enough.countDown();
            }
        } catch (ChirographException e) {
            // The server was killed: the next start shows whether it processed the last call.
        }
    }

    private long create(ChirographClient client) {
        String text = text();
        possiblyMade.put(text, true);
        Item item = client.items()
                .create(ItemCreate.builder()
                        .name(text)
                        .description(text)
                        .tags(List.of(text))
                        .price(BigDecimal.ONE)
                        .build());
        known.put(item.id(), new State(text));
        possiblyMade.remove(text);
        return item.id();
    }

    private void update(ChirographClient client, long id) {
        var next = new State(text());
        possible.put(id, next);
        client.items()
                .update(
                        id,
                        ItemPatch.builder()
                                .name(next.text())
                                .description(next.text())
                                .tags(List.of(Objects.requireNonNull(next.text())))
                                .build());
        known.put(id, next);
        possible.remove(id);
    }

    private void delete(ChirographClient client, long id) {
        possible.put(id, State.DELETED);
        client.items().delete(id);
        known.put(id, State.DELETED);
        possible.remove(id);
    }

    private String text() {
        return "text-" + texts.incrementAndGet();
    }

    private void verify(ChirographClient client) {
        List<String> wrong = new ArrayList<>();
        Map<Long, State> found = new ConcurrentHashMap<>();
        client.items().list().stream().forEach(item -> {
            found.put(item.id(), new State(item.name()));
            if (!item.name().equals(item.description()) || !List.of(item.name()).equals(item.tags())) {
                wrong.add("a part of a write is missing: " + item);
            }
        });
        known.forEach((id, state) -> {
            State is = found.getOrDefault(id, State.DELETED);
            if (!is.equals(state) && !is.equals(possible.get(id))) {
                wrong.add("item " + id + " was acknowledged as " + state + ", may be " + possible.get(id) + ", and is "
                        + is);
            }
        });
        found.forEach((id, state) -> {
            if (!known.containsKey(id) && !possiblyMade.containsKey(String.valueOf(state.text()))) {
                wrong.add("item " + id + " was not made as " + state);
            }
        });
        assertEquals(List.of(), wrong);
        known.clear();
        known.putAll(found);
        possible.clear();
        possiblyMade.clear();
    }

    /**
     * The state of an item.
     *
     * @param text its name, description and tag; null if it is deleted
     */
    private record State(@Nullable String text) {
        static final State DELETED = new State(null);
    }
}
