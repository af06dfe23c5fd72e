package dev.chirograph.server.time;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A clock that logs jumps, which are differences between the wall clock and monotonic time since the last reading. It
 * always returns the time of the underlying clock.
 *
 * <p>Thread-safe.
 */
public final class WatchedClock extends Clock {
    /** Smaller jumps are ordinary corrections, which tokens tolerate. */
    static final Duration SMALLEST_JUMP = Duration.ofSeconds(5);

    /** The minimum time between comparisons, so that few requests bear the cost. */
    private static final long BETWEEN_COMPARISONS = Duration.ofMillis(100).toNanos();

    private static final Logger LOG = LoggerFactory.getLogger(WatchedClock.class);

    private final Clock clock;
    private final LongSupplier nanoTime;

    /** Guards writes of {@link #last}, so that each jump is logged once; no thread waits for it. */
    private final ReentrantLock comparing = new ReentrantLock();

    private volatile Moment last;

    /** One instant on both clocks: the wall clock was read no later than the monotonic time. */
    private record Moment(Instant wall, long nanos) {}

    /**
     * Watches a clock.
     *
     * @param nanoTime monotonic time in nanoseconds, such as {@link System#nanoTime}
     */
    public WatchedClock(Clock clock, LongSupplier nanoTime) {
        this.clock = clock;
        this.nanoTime = nanoTime;
        this.last = new Moment(clock.instant(), nanoTime.getAsLong());
    }

    @Override
    public Instant instant() {
        long before = nanoTime.getAsLong();
        Instant now = clock.instant();
        if (before - last.nanos() >= BETWEEN_COMPARISONS && comparing.tryLock()) {
            try {
                compare(before, now);
            } finally {
                comparing.unlock();
            }
        }
        return now;
    }

    private void compare(long before, Instant now) {
        long after = nanoTime.getAsLong();
        Duration read = Duration.ofNanos(after - before);
        Duration jump = Duration.between(last.wall(), now).minusNanos(after - last.nanos());
        // A thread that was suspended between its two readings cannot compare; a later one will.
        if (read.compareTo(SMALLEST_JUMP) < 0) {
            if (jump.abs().compareTo(SMALLEST_JUMP) > 0) {
                LOG.warn(
                        "the wall clock jumped by {} to {}: it was set, or the machine slept; keys and stored rows are not"
                                + " deleted by it",
                        jump,
                        now);
            }
            last = new Moment(now, after);
        }
    }

    @Override
    public ZoneId getZone() {
        return clock.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return new WatchedClock(clock.withZone(zone), nanoTime);
    }
}
