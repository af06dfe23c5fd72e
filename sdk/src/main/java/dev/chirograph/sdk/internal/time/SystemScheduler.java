package dev.chirograph.sdk.internal.time;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** The machine's own time. One thread waits for all tasks and hands them on, so that no task can hold up another. */
public final class SystemScheduler implements Scheduler, AutoCloseable {
    private final Clock clock = Clock.systemUTC();
    private final ScheduledThreadPoolExecutor timer;
    private final Executor executor;

    /** Runs tasks on the executor. */
    public SystemScheduler(Executor executor) {
        this.executor = executor;
        this.timer = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = new Thread(task, "chirograph-timer");
            thread.setDaemon(true);
            return thread;
        });
        // Most deadlines are never reached: they must not stay until they would be.
        timer.setRemoveOnCancelPolicy(true);
    }

    @Override
    public long nanos() {
        return System.nanoTime();
    }

    @Override
    public Instant now() {
        return clock.instant();
    }

    @Override
    public Runnable after(Duration delay, Runnable task) {
        try {
            Future<?> scheduled = timer.schedule(() -> executor.execute(task), delay.toNanos(), TimeUnit.NANOSECONDS);
            return () -> scheduled.cancel(false);
        } catch (RejectedExecutionException closed) {
            // The client was closed, which has ended all calls: nobody waits for this task.
            return () -> {};
        }
    }

    /** Forgets all tasks. */
    @Override
    public void close() {
        timer.shutdownNow();
    }
}
