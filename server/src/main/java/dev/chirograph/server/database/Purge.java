package dev.chirograph.server.database;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Deletes expired rows now and then, on any node: a few at a time, each time in a transaction of its own, and none that
 * somebody holds a lock on. So no request waits longer for a row than a small batch takes, and nodes that purge at the same
 * moment do not get in each other's way.
 *
 * <p>Safe for use by many threads.
 */
public final class Purge implements AutoCloseable {
    /** So many rows go in one transaction at most. */
    static final int BATCH = 500;

    private static final Logger LOGGER = LoggerFactory.getLogger(Purge.class);
    private static final Duration INTERVAL = Duration.ofMinutes(10);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final PurgeStore store;
    private final List<ExpiredRows> kinds;
    private final Clock clock;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("purge").daemon().factory());

    private Purge(Database database, List<ExpiredRows> kinds, Clock clock) {
        this.store = new PurgeStore(database);
        this.kinds = List.copyOf(kinds);
        this.clock = clock;
    }

    /**
     * Makes a purge that works when it is told to.
     *
     * @param clock says what has expired; not the wall clock, by which all would go when somebody sets it forward
     */
    public static Purge of(Database database, List<ExpiredRows> kinds, Clock clock) {
        return new Purge(database, kinds, clock);
    }

    /** Lets it work every ten minutes, on another moment than other nodes. */
    public Purge start() {
        long interval = INTERVAL.toMillis();
        thread.scheduleWithFixedDelay(
                this::runQuietly, ThreadLocalRandom.current().nextLong(interval), interval, TimeUnit.MILLISECONDS);
        return this;
    }

    private void runQuietly() {
        try {
            run();
        } catch (RuntimeException e) {
            // The rows are still there the next time.
            LOGGER.warn("Expired rows could not be deleted; it is tried again in {}", INTERVAL, e);
        }
    }

    /**
     * Deletes all rows that have expired by now, or as many as there is time for until it is closed.
     *
     * @return how many batches that took, those of less than a full one included
     */
    public int run() {
        int batches = 0;
        for (ExpiredRows kind : kinds) {
            Instant before = clock.instant().minus(kind.kept());
            int deleted = BATCH;
            while (deleted == BATCH && !thread.isShutdown()) {
                deleted = store.deleteSome(kind, before, BATCH);
                batches++;
            }
        }
        return batches;
    }

    /** Lets the batch that is under way end, and begins no other. */
    @Override
    public void close() {
        thread.shutdown();
        try {
            if (!thread.awaitTermination(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                thread.shutdownNow();
            }
        } catch (InterruptedException e) {
            thread.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
