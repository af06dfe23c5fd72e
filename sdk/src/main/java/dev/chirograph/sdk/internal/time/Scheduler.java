package dev.chirograph.sdk.internal.time;

import java.time.Duration;
import java.time.Instant;

/** The clock and the timer of a client, which waits without blocking a thread. Thread-safe. */
public interface Scheduler {
    /** Returns a time in nanoseconds like {@link System#nanoTime}: only differences have a meaning. */
    long nanoTime();

    /** Returns the current time, for headers and tokens. */
    Instant now();

    /**
     * Runs a task once, after a delay, on a thread that it may block.
     *
     * @return cancels the task if it has not started
     */
    Runnable schedule(Duration delay, Runnable task);
}
