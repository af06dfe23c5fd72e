package dev.chirograph.server.database;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Time shared by all nodes of a database, unaffected by changes of the wall clock
 * ({@code docs/decisions/0012-clocks-that-jump.md}). Each node adds its elapsed monotonic time and stores the sum,
 * unless another node has stored a later one.
 *
 * <p>Thread-safe, also across nodes.
 */
public final class SharedTime implements AutoCloseable {
    /** The speed at which purging catches up with the wall clock after a time without any node. */
    private static final int CATCHING_UP = 4;

    private static final Duration BETWEEN_RENEWALS = Duration.ofMinutes(1);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);
    private static final Logger LOG = LoggerFactory.getLogger(SharedTime.class);

    private final SharedTimeStore store;
    private final Clock wall;
    private final LongSupplier nanoTime;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("shared-time").daemon().factory());

    /** Written by {@link #renew} alone. */
    private volatile Base base;

    /** The stored times at an instant of monotonic time. */
    private record Base(SharedTimeStore.Row row, long nanos) {

        /** Another thread may have stored later times than one that read the monotonic time before it. */
        Duration elapsedAt(long now) {
            return Duration.ofNanos(Math.max(0, now - nanos));
        }
    }

    private SharedTime(SharedTimeStore store, Clock wall, LongSupplier nanoTime) {
        this.store = store;
        this.wall = wall;
        this.nanoTime = nanoTime;
        Instant now = wall.instant();
        long nanos = nanoTime.getAsLong();
        this.base = new Base(store.findOrInsert(new SharedTimeStore.Row(now, now)), nanos);
    }

    /**
     * Continues from the stored times; from the wall clock at the very first start.
     *
     * @param nanoTime monotonic time in nanoseconds, such as {@link System#nanoTime}
     */
    public static SharedTime open(Database database, Clock wall, LongSupplier nanoTime) {
        return new SharedTime(new SharedTimeStore(database), wall, nanoTime);
    }

    /** Starts to store the times every minute. */
    public SharedTime start() {
        long interval = BETWEEN_RENEWALS.toMillis();
        thread.scheduleWithFixedDelay(this::renewQuietly, interval, interval, TimeUnit.MILLISECONDS);
        return this;
    }

    /**
     * Returns a clock for durations and ages: it stands still while no node runs, and ignores the wall clock. It does
     * not show the time of day.
     */
    public Clock counted() {
        return new View(() -> countedAt(nanoTime.getAsLong()));
    }

    /**
     * Returns a clock for deleting expired rows: it follows the wall clock, but runs at most four times as fast as monotonic time, so that a
     * wall clock that is set forward by hours causes few premature deletions.
     */
    public Clock deletedBy() {
        return new View(() -> deletedByAt(nanoTime.getAsLong()));
    }

    private Instant countedAt(long nanos) {
        Base latest = base;
        return latest.row().counted().plus(latest.elapsedAt(nanos));
    }

    private Instant deletedByAt(long nanos) {
        Base latest = base;
        Instant most = latest.row().deletedBy().plus(latest.elapsedAt(nanos).multipliedBy(CATCHING_UP));
        Instant now = wall.instant();
        return now.isBefore(most) ? now : most;
    }

    private void renewQuietly() {
        try {
            renew();
        } catch (RuntimeException e) {
            // The clock continues, and the time is stored next time.
            LOG.warn("the shared time of the nodes cannot be stored: {}", e.toString());
        }
    }

    /** Stores the elapsed time and adopts that of other nodes if it is later. */
    void renew() {
        long nanos = nanoTime.getAsLong();
        SharedTimeStore.Row counted = new SharedTimeStore.Row(countedAt(nanos), deletedByAt(nanos));
        base = new Base(store.advance(counted), nanos);
    }

    /** Stores the elapsed time a last time; the clocks continue without storing. */
    @Override
    public void close() {
        thread.shutdown();
        try {
            if (!thread.awaitTermination(LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS)) {
                thread.shutdownNow();
            }
        } catch (InterruptedException e) {
            thread.shutdownNow();
            Thread.currentThread().interrupt();
        }
        renewQuietly();
    }

    private static final class View extends Clock {
        private final InstantSource source;

        View(InstantSource source) {
            this.source = source;
        }

        @Override
        public Instant instant() {
            return source.instant();
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException("Stored times are in UTC.");
        }
    }
}
