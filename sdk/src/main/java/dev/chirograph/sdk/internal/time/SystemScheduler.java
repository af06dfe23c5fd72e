package dev.chirograph.sdk.internal.time;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** The system's clock and one timer thread, which hands tasks to an executor: no task can delay another. */
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
        // Most timeouts are cancelled: they must not stay in the queue until they are due.
        timer.setRemoveOnCancelPolicy(true);
    }

    @Override
    public long nanoTime() {
        return System.nanoTime();
    }

    @Override
    public Instant now() {
        return clock.instant();
    }

    @Override
    public Runnable schedule(Duration delay, Runnable task) {
        try {
            Future<?> scheduled = timer.schedule(() -> executor.execute(task), delay.toNanos(), TimeUnit.NANOSECONDS);
            return () -> scheduled.cancel(false);
        } catch (RejectedExecutionException closed) {
            // The client is closed, which has ended all calls: no call waits for this task.
            return () -> {};
        }
    }

    /** Cancels all tasks. */
    @Override
    public void close() {
        timer.shutdownNow();
    }
}
