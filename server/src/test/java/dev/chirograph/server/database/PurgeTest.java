package dev.chirograph.server.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.chirograph.server.AtOnce;
import dev.chirograph.server.BothStores;
import dev.chirograph.server.MovableClock;
import dev.chirograph.server.Store;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

/** Only expired rows are deleted, in small batches, from a real database. */
final class PurgeTest {
    private static final List<ExpiredRows> SEEN_IDS = List.of(ExpiredRows.of("seen_ids", "fingerprint"));

    private final MovableClock clock = new MovableClock();

    @TempDir
    private Path folder;

    private @Nullable Database database;

    private void open(Store store) {
        database = Database.open(store.settings(folder));
    }

    @AfterEach
    void close() {
        if (database != null) {
            database.close();
        }
    }

    @BothStores
    void onlyExpiredRowsAreDeletedInSmallBatches(Store store) {
        open(store);
        insert("expired", 2 * Purge.BATCH + 1, clock.instant());
        insert("alive", 3, clock.instant().plusMillis(1));

        try (Purge purge = Purge.of(database, SEEN_IDS, clock)) {
            assertEquals(3, purge.run());
        }

        assertEquals(3, count("alive"));
        assertEquals(0, count("expired"));
    }

    @BothStores
    void oneBatchIsOneTransactionOfABoundedSize(Store store) {
        open(store);
        insert("expired", Purge.BATCH + 1, clock.instant());

        int deleted = new PurgeStore(database).deleteSome(SEEN_IDS.getFirst(), clock.instant(), Purge.BATCH);

        assertEquals(Purge.BATCH, deleted);
        assertEquals(1, count("expired"));
    }

    @BothStores
    void rowsWithALongerRetentionAreKeptLonger(Store store) {
        open(store);
        insert("expired", 2, clock.instant());
        var kept = List.of(new ExpiredRows("seen_ids", "fingerprint", Duration.ofDays(1), "fingerprint = 'expired-1'"));

        try (Purge purge = Purge.of(database, kept, clock)) {
            purge.run();
            assertEquals(2, count("expired"));
            clock.advance(Duration.ofDays(1));
            purge.run();
        }

        assertEquals(1, count("expired"));
    }

    @BothStores
    void lockedRowIsSkippedWithoutWaiting(Store store) throws Exception {
        open(store);
        insert("expired", 10, clock.instant());
        CountDownLatch locked = new CountDownLatch(1);
        CountDownLatch purged = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
                Purge purge = Purge.of(database, SEEN_IDS, clock)) {
            Future<?> other = threads.submit(() -> database.useTransaction(() -> {
                lock("expired-3");
                locked.countDown();
                await(purged);
            }));
            await(locked);

            Future<Integer> purging = threads.submit(purge::run);
            try {
                // Its commit may wait for the other transaction to end, as every commit to an embedded file does.
                while (count("expired") > 1 && !purging.isDone()) {
                    Thread.onSpinWait();
                }
                assertEquals(1, count("expired"));
            } finally {
                purged.countDown();
            }

            other.get();
            purging.get();
            purge.run();
            assertEquals(0, count("expired"));
        }
    }

    @BothStores
    void nodesThatPurgeConcurrentlyDoNotBlockEachOther(Store store) throws Exception {
        open(store);
        insert("expired", 2 * Purge.BATCH, clock.instant());
        Callable<Integer> run = () -> {
            try (Purge purge = Purge.of(database, SEEN_IDS, clock)) {
                return purge.run();
            }
        };

        AtOnce.run(Collections.nCopies(4, run));

        assertEquals(0, count("expired"));
    }

    @BothStores
    void closedPurgeDeletesNothing(Store store) {
        open(store);
        insert("expired", 1, clock.instant());
        Purge purge = Purge.of(database, SEEN_IDS, clock).start();

        purge.close();

        assertEquals(0, purge.run());
        assertEquals(1, count("expired"));
    }

    private void insert(String prefix, int rows, Instant expiresAt) {
        database.jdbi().useHandle(handle -> {
            var batch = handle.prepareBatch("insert into seen_ids (fingerprint, expires_at) values (:id, :expiresAt)");
            for (int i = 0; i < rows; i++) {
                batch.bind("id", prefix + "-" + i)
                        .bind(
                                "expiresAt",
                                expiresAt.truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC))
                        .add();
            }
            batch.execute();
        });
    }

    private void lock(String id) {
        database.jdbi()
                .useHandle(handle -> handle.createQuery(
                                "select fingerprint from seen_ids where fingerprint = :id for update")
                        .bind("id", id)
                        .mapTo(String.class)
                        .one());
    }

    private int count(String prefix) {
        return database.jdbi()
                .withHandle(handle -> handle.createQuery("select count(*) from seen_ids where fingerprint like :prefix")
                        .bind("prefix", prefix + "-%")
                        .mapTo(Integer.class)
                        .one());
    }

    private static void await(CountDownLatch latch) {
        try {
            assertTrue(latch.await(30, TimeUnit.SECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
