package dev.chirograph.server.runtime;

import java.io.OutputStream;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Runs one stream of events: sends a comment whenever a while has passed, so that a client that is gone is noticed and proxies keep the
 * connection, and ends the stream with the access token that opened it.
 *
 * @param <T> what the data of an event is
 */
final class EventStream<T> {
    static final Duration HEARTBEAT = Duration.ofSeconds(15);

    private final EventWriter<T> sink;
    private final Duration heartbeat;
    private final @Nullable Duration validFor;
    private final CountDownLatch ended = new CountDownLatch(1);

    private volatile boolean tokenHasExpired;

    /**
     * Sends nothing yet.
     *
     * @param heartbeat how often a comment is sent
     * @param validFor how long the access token is still valid; null when there is none that expires
     */
    EventStream(OutputStream response, Function<T, String> data, Duration heartbeat, @Nullable Duration validFor) {
        this.sink = new EventWriter<>(response, data);
        this.heartbeat = heartbeat;
        this.validFor = validFor;
    }

    /**
     * Sends the events on this thread, which is interrupted when the token expires: a source that waits for its next event then ends.
     *
     * @throws Exception when the source fails, or the client is gone
     */
    void run(EventSource<T> source) throws Exception {
        // The client learns at once that the stream is open, and not with the first event.
        sink.keepAlive();
        Thread sender = Thread.currentThread();
        Thread keeper = Thread.ofVirtual().name("event-stream").start(() -> keep(sender));
        try {
            source.sendTo(sink);
        } catch (Exception e) {
            if (!tokenHasExpired) {
                throw e;
            }
            // The stream ends as one that has no more to send; the client opens another with another token.
        } finally {
            ended.countDown();
            join(keeper);
        }
    }

    /** Waits until the keeper can interrupt nothing any more, and clears its interrupt: the thread has other requests to serve. */
    private void join(Thread keeper) {
        boolean interrupted = false;
        while (keeper.isAlive()) {
            try {
                keeper.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        boolean ofKeeper = tokenHasExpired;
        interrupted |= Thread.interrupted();
        if (interrupted && !ofKeeper) {
            Thread.currentThread().interrupt();
        }
    }

    private void keep(Thread sender) {
        long end = validFor == null ? Long.MAX_VALUE : validFor.toNanos();
        long start = System.nanoTime();
        try {
            while (!ended.await(Math.min(left(start, end), heartbeat.toNanos()), TimeUnit.NANOSECONDS)) {
                if (left(start, end) <= 0) {
                    tokenHasExpired = true;
                    sink.end(sender);
                    return;
                }
                sink.keepAlive();
            }
        } catch (CallerGoneException e) {
            // The source would not notice before its next event.
            sink.end(sender);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static long left(long start, long end) {
        return end - (System.nanoTime() - start);
    }
}
