package dev.chirograph.sdk.testing;

import dev.chirograph.sdk.internal.time.Scheduler;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;

/** A scheduler whose time moves only when a test advances it. Due tasks then run on the test's thread, in order. */
public final class VirtualScheduler implements Scheduler {
    private static final Instant START = Instant.parse("2026-11-24T09:30:00Z");

    private final PriorityQueue<Task> tasks =
            new PriorityQueue<>(Comparator.comparingLong(Task::due).thenComparingLong(Task::number));
    private long nanos;
    private long count;

    private record Task(long due, long number, Runnable runnable) {}

    @Override
    public synchronized long nanoTime() {
        return nanos;
    }

    @Override
    public synchronized Instant now() {
        return START.plusNanos(nanos);
    }

    @Override
    public synchronized Runnable schedule(Duration delay, Runnable runnable) {
        Task task = new Task(nanos + delay.toNanos(), count++, runnable);
        tasks.add(task);
        return () -> remove(task);
    }

    /** Advances the time. */
    public void advance(Duration duration) {
        long end = nanoTime() + duration.toNanos();
        for (Task task = due(end); task != null; task = due(end)) {
            task.runnable().run();
        }
        synchronized (this) {
            nanos = end;
        }
    }

    /** Returns the number of scheduled tasks. */
    public synchronized int waiting() {
        return tasks.size();
    }

    private synchronized Task due(long end) {
        if (tasks.isEmpty() || tasks.peek().due() > end) {
            return null;
        }
        Task task = tasks.poll();
        nanos = Math.max(nanos, task.due());
        return task;
    }

    private synchronized void remove(Task task) {
        tasks.remove(task);
    }
}
