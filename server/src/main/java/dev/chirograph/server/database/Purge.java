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
 * Deletes expired rows periodically, on every node: in small batches, each in its own transaction, skipping locked
 * rows. A request waits for a row no longer than one batch takes, and concurrent purges of several nodes do not block
 * each other.
 *
 * <p>Thread-safe.
 */
public final class Purge implements AutoCloseable {
    /** The maximum number of rows that one transaction deletes. */
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
     * Creates a purge that runs only when {@link #run} is called.
     *
     * @param clock determines which rows have expired; not the wall clock, which would expire everything if it is set
     *     forward
     */
    public static Purge of(Database database, List<ExpiredRows> kinds, Clock clock) {
        return new Purge(database, kinds, clock);
    }

    /** Starts to run every ten minutes, at a random offset from other nodes. */
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
            // The next run deletes them.
            LOGGER.warn("expired rows could not be deleted; the next attempt is in {}", INTERVAL, e);
        }
    }

    /**
     * Deletes all expired rows, or as many as it can before it is closed.
     *
     * @return the number of batches, including incomplete ones
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

    /** Lets the batch in progress finish and starts no other. */
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
