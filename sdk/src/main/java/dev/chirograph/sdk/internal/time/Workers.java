package dev.chirograph.sdk.internal.time;

import java.util.concurrent.Executor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The threads on which answers are read and the continuations of async calls run. There are as many as are busy, so that one
 * that blocks, even in a call of this very client, keeps no other from running. They end when they are idle and keep no
 * process alive.
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
