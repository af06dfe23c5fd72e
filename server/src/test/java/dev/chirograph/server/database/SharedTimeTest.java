package dev.chirograph.server.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.chirograph.server.BothStores;
import dev.chirograph.server.MovableClock;
import dev.chirograph.server.Store;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

/** A change of the wall clock does not change the time shared by nodes. */
final class SharedTimeTest {
    private static final Duration YEAR = Duration.ofDays(365);
    private static final List<ExpiredRows> SEEN_IDS = List.of(ExpiredRows.of("seen_ids", "fingerprint"));

    private final MovableClock wall = new MovableClock();
    private final Instant began = wall.instant().truncatedTo(ChronoUnit.MICROS);
    private final AtomicLong nanos = new AtomicLong();

    @TempDir
    private Path folder;

    private @Nullable Database database;

    private SharedTime open(Store store) {
        database = Database.open(store.settings(folder));
        return node();
    }

    private SharedTime node() {
        return SharedTime.open(database, wall, nanos::get);
    }

    @AfterEach
    void close() {
        if (database != null) {
            database.close();
        }
    }

    @BothStores
    void monotonicTimeIsCountedWhateverTheWallClockDoes(Store store) {
        SharedTime time = open(store);

        wall.advance(YEAR);
        nanos.addAndGet(Duration.ofHours(1).toNanos());
        time.renew();
        wall.advance(YEAR.multipliedBy(-3));
        nanos.addAndGet(Duration.ofHours(1).toNanos());

        assertEquals(began.plus(Duration.ofHours(2)), time.counted().instant());
    }

    @BothStores
    void nodesCountTheSameTimeOnce(Store store) {
        SharedTime one = open(store);
        SharedTime other = node();

        for (int minute = 0; minute < 10; minute++) {
            pass(Duration.ofMinutes(1));
            one.renew();
            other.renew();
        }

        assertEquals(began.plus(Duration.ofMinutes(10)), one.counted().instant());
        assertEquals(one.counted().instant(), other.counted().instant());
        assertEquals(
                wall.instant().truncatedTo(ChronoUnit.MICROS), other.deletedBy().instant());
    }

    @BothStores
    void startingNodeContinuesFromTheSharedTime(Store store) {
        SharedTime before = open(store);
        pass(Duration.ofHours(5));
        before.close();
        pass(Duration.ofDays(3));

        SharedTime after = node();
        pass(Duration.ofHours(1));

        assertEquals(began.plus(Duration.ofHours(6)), after.counted().instant());
        assertEquals(began.plus(Duration.ofHours(9)), after.deletedBy().instant());
    }

    @BothStores
    void afterATimeWithoutNodesDeletionCatchesUpWithTheWallClock(Store store) {
        open(store);
        pass(Duration.ofDays(3));
        SharedTime time = node();

        pass(Duration.ofDays(2));

        assertEquals(wall.instant(), time.deletedBy().instant());
    }

    @BothStores
    void aClockThatIsSetForwardAndBackDeletesNothingThatIsAlive(Store store) {
        SharedTime time = open(store);
        insert("alive", wall.instant().plus(Duration.ofDays(14)));
        insert("expired", wall.instant().minusSeconds(1));

        try (Purge purge = Purge.of(database, SEEN_IDS, time.deletedBy())) {
            wall.advance(YEAR);
            for (int minute = 0; minute < 120; minute++) {
                pass(Duration.ofMinutes(1));
                time.renew();
                purge.run();
            }
            wall.advance(YEAR.negated());
            time.renew();
            purge.run();
        }

        assertEquals(List.of("alive"), ids());
    }

    @BothStores
    void aRowOfATimeWhenTheClockWasSetBackIsNotDeletedMeanwhile(Store store) {
        SharedTime time = open(store);
        wall.advance(YEAR.negated());
        insert("alive", wall.instant().plusSeconds(1800));

        try (Purge purge = Purge.of(database, SEEN_IDS, time.deletedBy())) {
            pass(Duration.ofMinutes(1));
            time.renew();
            purge.run();
            assertEquals(List.of("alive"), ids());
            pass(Duration.ofMinutes(30));
            purge.run();
        }

        assertEquals(List.of(), ids());
    }

    @BothStores
    void sharedTimeContinuesWithoutTheDatabase(Store store) {
        SharedTime time = open(store);

        database.close();
        pass(Duration.ofHours(1));
        time.close();

        assertEquals(began.plus(Duration.ofHours(1)), time.counted().instant());
        assertFalse(time.deletedBy().instant().isAfter(wall.instant()));
    }

    private void pass(Duration duration) {
        wall.advance(duration);
        nanos.addAndGet(duration.toNanos());
    }

    private void insert(String id, Instant expiresAt) {
        database.jdbi()
                .useHandle(handle -> handle.createUpdate(
                                "insert into seen_ids (fingerprint, expires_at) values (:id, :expiresAt)")
                        .bind("id", id)
                        .bind("expiresAt", StoredTimes.column(expiresAt))
                        .execute());
    }

    private List<String> ids() {
        return database.jdbi()
                .withHandle(handle -> handle.createQuery("select trim(fingerprint) from seen_ids")
                        .mapTo(String.class)
                        .list());
    }
}
