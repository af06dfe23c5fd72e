package dev.chirograph.server.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.chirograph.server.database.GroupCommit.SyncFailedException;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Group commit: the sync that makes each writer's commit durable. The tests control when the disk syncs. */
final class GroupCommitTest {
    private static final int PATIENCE_SECONDS = 60;

    private final LinkedBlockingQueue<Integer> begun = new LinkedBlockingQueue<>();
    private final SynchronousQueue<Runnable> allowed = new SynchronousQueue<>();
    private final AtomicInteger syncs = new AtomicInteger();
    private final Map<CompletableFuture<Void>, Thread> threads = new IdentityHashMap<>();
    private final List<Throwable> failures = new ArrayList<>();
    private final GroupCommit commits = GroupCommit.start(this::sync, failures::add);

    private void sync() {
        begun.add(syncs.incrementAndGet());
        try {
            allowed.take().run();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @AfterEach
    void close() throws Exception {
        CompletableFuture<Void> closing = CompletableFuture.runAsync(commits::close, Thread::startVirtualThread);
        while (!closing.isDone()) {
            allowed.offer(() -> {}, 10, TimeUnit.MILLISECONDS);
        }
    }

    @Test
    void commitDuringASyncWaitsForTheNextOne() throws Exception {
        CompletableFuture<Void> first = writer();
        assertEquals(1, begin());

        CompletableFuture<Void> second = writer();
        awaitWaiting(second);
        end();
        first.get(PATIENCE_SECONDS, TimeUnit.SECONDS);

        assertEquals(2, begin());
        assertFalse(second.isDone());
        end();
        second.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    @Test
    void commitsDuringOneSyncShareTheNext() throws Exception {
        CompletableFuture<Void> first = writer();
        assertEquals(1, begin());
        List<CompletableFuture<Void>> others = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            others.add(writer());
        }
        for (CompletableFuture<Void> other : others) {
            awaitWaiting(other);
        }

        end();
        assertEquals(2, begin());
        end();

        first.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        for (CompletableFuture<Void> other : others) {
            other.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        }
        assertEquals(2, syncs.get());
    }

    @Test
    void nothingIsSyncedWithoutWaiters() throws Exception {
        CompletableFuture<Void> only = writer();
        begin();
        end();
        only.get(PATIENCE_SECONDS, TimeUnit.SECONDS);

        commits.close();

        assertEquals(1, syncs.get());
    }

    @Test
    void failedSyncFailsCurrentAndLaterWaiters() throws Exception {
        var full = new IllegalStateException("no space left on device");
        CompletableFuture<Void> waits = writer();
        begin();
        CompletableFuture<Void> waitsForTheNext = writer();
        awaitWaiting(waitsForTheNext);

        allowed.put(() -> {
            throw full;
        });

        assertSame(full, failureOf(waits).getCause());
        assertSame(full, failureOf(waitsForTheNext).getCause());
        assertSame(full, assertThrows(SyncFailedException.class, commits::await).getCause());
        assertEquals(List.of(full), failures);
        assertEquals(1, syncs.get());
    }

    @Test
    void interruptedWriterWaitsAllTheSame() throws Exception {
        CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
        Thread writer = Thread.startVirtualThread(() -> {
            try {
                commits.await();
                interrupted.complete(Thread.currentThread().isInterrupted());
            } catch (SyncFailedException e) {
                interrupted.completeExceptionally(e);
            }
        });
        begin();

        writer.interrupt();
        end();

        assertTrue(interrupted.get(PATIENCE_SECONDS, TimeUnit.SECONDS));
    }

    @Test
    void closedGroupCommitFailsLaterWaiters() {
        commits.close();

        assertThrows(SyncFailedException.class, commits::await);
    }

    private CompletableFuture<Void> writer() {
        var done = new CompletableFuture<Void>();
        // A platform thread, because its state shows that it waits.
        Thread thread = Thread.ofPlatform().daemon().unstarted(() -> {
            try {
                commits.await();
                done.complete(null);
            } catch (SyncFailedException e) {
                done.completeExceptionally(e);
            }
        });
        threads.put(done, thread);
        thread.start();
        return done;
    }

    private void awaitWaiting(CompletableFuture<Void> writer) {
        while (threads.get(writer).getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }
    }

    private static Throwable failureOf(CompletableFuture<Void> writer) {
        return assertThrows(ExecutionException.class, () -> writer.get(PATIENCE_SECONDS, TimeUnit.SECONDS))
                .getCause();
    }

    private int begin() throws InterruptedException {
        Integer number = begun.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        assertTrue(number != null, "no sync begins");
        return number;
    }

    private void end() throws InterruptedException {
        assertTrue(allowed.offer(() -> {}, PATIENCE_SECONDS, TimeUnit.SECONDS), "no sync is under way");
    }
}
