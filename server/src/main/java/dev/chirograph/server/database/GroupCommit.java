package dev.chirograph.server.database;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Lets many writers share one sync of the disk. One thread syncs repeatedly while writers wait. A writer that arrives
 * during a sync waits for the next one, because the current one may have started before the writer's commit.
 *
 * <p>After a failed sync there is no other: the operating system may discard data that it could not write, and a second
 * sync would then succeed without it. All current and later waiters get the failure.
 *
 * <p>Thread-safe, also with virtual threads. Waiting cannot be interrupted: the commit is done already.
 */
final class GroupCommit implements AutoCloseable {
    private final Runnable sync;
    private final Consumer<Throwable> onFailure;
    private final Thread thread;

    /** Guards the fields below; nothing else is locked and no I/O is done while it is held. */
    private final ReentrantLock lock = new ReentrantLock();

    private final Condition asked = lock.newCondition();
    private final Condition ended = lock.newCondition();

    /** The numbers of the last sync that was requested, started, and completed. */
    private long lastAsked;

    private long lastBegun;
    private long lastEnded;
    private @Nullable Throwable failure;
    private boolean closed;

    private GroupCommit(Runnable sync, Consumer<Throwable> onFailure) {
        this.sync = sync;
        this.onFailure = onFailure;
        // Not a virtual thread: it blocks on the disk most of its time. It is not interrupted.
        this.thread = Thread.ofPlatform().name("database-sync").daemon().unstarted(this::run);
    }

    /**
     * Starts the thread that syncs.
     *
     * @param sync writes everything that was committed before the call, and returns when it is on the disk
     * @param onFailure called once, on that thread, with the failure of a sync, before the waiters get it
     */
    static GroupCommit start(Runnable sync, Consumer<Throwable> onFailure) {
        var groupCommit = new GroupCommit(sync, onFailure);
        groupCommit.thread.start();
        return groupCommit;
    }

    /**
     * Waits until everything that was committed before this call is durable.
     *
     * @throws SyncFailedException if that is not certain
     */
    void await() throws SyncFailedException {
        lock.lock();
        try {
            long mine = lastBegun + 1;
            if (lastAsked < mine) {
                lastAsked = mine;
                asked.signal();
            }
            while (lastEnded < mine && failure == null && !closed) {
                ended.awaitUninterruptibly();
            }
            if (lastEnded < mine) {
                throw new SyncFailedException(failure);
            }
        } finally {
            lock.unlock();
        }
    }

    private void run() {
        while (true) {
            long number = next();
            if (number < 0) {
                return;
            }
            try {
                sync.run();
                end(number, null);
            } catch (Throwable e) {
                onFailure.accept(e);
                end(number, e);
                return;
            }
        }
    }

    /** Waits for a request and returns the number of the next sync; negative after the end. */
    private long next() {
        lock.lock();
        try {
            while (lastAsked == lastBegun && !closed) {
                asked.awaitUninterruptibly();
            }
            return closed ? -1 : ++lastBegun;
        } finally {
            lock.unlock();
        }
    }

    private void end(long number, @Nullable Throwable thrown) {
        lock.lock();
        try {
            if (thrown == null) {
                lastEnded = number;
            } else {
                failure = thrown;
            }
            ended.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Lets the sync in progress finish and starts no other; waiters for another one get a failure. */
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            asked.signal();
        } finally {
            lock.unlock();
        }
        if (Thread.currentThread() != thread) {
            joinUninterruptibly();
        }
        lock.lock();
        try {
            ended.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void joinUninterruptibly() {
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Reports that committed data may not be on the disk. */
    static final class SyncFailedException extends Exception {
        private static final long serialVersionUID = 1L;

        SyncFailedException(@Nullable Throwable cause) {
            super("committed data may not be on the disk", cause);
        }
    }
}
