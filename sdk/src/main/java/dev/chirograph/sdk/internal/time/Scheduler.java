package dev.chirograph.sdk.internal.time;

import java.time.Duration;
import java.time.Instant;

/** What time it is, and a way to wait that holds no thread. Safe for use by many threads. */
public interface Scheduler {
    /** Returns nanoseconds since some moment, as {@link System#nanoTime}: only differences mean something. */
    long nanos();

    /** Returns the time of day, for headers that have one. */
    Instant now();

    /**
     * Runs a task once, later, on a thread that it may block.
     *
     * @return keeps the task from running if it has not begun
     */
    Runnable after(Duration delay, Runnable task);
}
