package dev.chirograph.sdk.internal.time;

import java.util.concurrent.Executor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The threads that read responses and run dependent stages of asynchronous calls. The pool is unbounded: a task that blocks,
 * even in a call of the same client, blocks no other task. Idle threads end after 10 seconds; all are daemon threads.
 */
public final class Workers implements Executor {
    private final AtomicInteger count = new AtomicInteger();
    private final ThreadPoolExecutor threads =
            new ThreadPoolExecutor(0, Integer.MAX_VALUE, 10, TimeUnit.SECONDS, new SynchronousQueue<>(), this::thread);

    @Override
    public void execute(Runnable task) {
        threads.execute(task);
    }

    private Thread thread(Runnable task) {
        Thread thread = new Thread(task, "chirograph-" + count.incrementAndGet());
        thread.setDaemon(true);
        return thread;
    }
}
