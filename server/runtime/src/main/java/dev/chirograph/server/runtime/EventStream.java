package dev.chirograph.server.runtime;

import java.io.OutputStream;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Runs one stream of events: sends comments periodically, to detect disconnected clients and to keep proxies from
 * closing the connection, and ends the stream when the access token expires.
 *
 * @param <T> the type of the data
 */
final class EventStream<T> {
    static final Duration HEARTBEAT = Duration.ofSeconds(15);

    private final EventWriter<T> sink;
    private final Duration heartbeat;
    private final @Nullable Duration validFor;
    private final CountDownLatch ended = new CountDownLatch(1);

    private volatile boolean tokenHasExpired;

    /**
     * Creates a stream and sends nothing.
     *
     * @param heartbeat the interval between comments
     * @param validFor the remaining lifetime of the access token; null if it does not expire
     */
    EventStream(OutputStream response, Function<T, String> data, Duration heartbeat, @Nullable Duration validFor) {
        this.sink = new EventWriter<>(response, data);
        this.heartbeat = heartbeat;
        this.validFor = validFor;
    }

    /**
     * Sends the events on this thread, which is interrupted when the token expires to end a source that waits for its
     * next event.
     *
     * @throws Exception if the source fails or the client has disconnected
     */
    void run(EventSource<T> source) throws Exception {
        // The client learns immediately that the stream is open, not with the first event.
        sink.keepAlive();
        Thread sender = Thread.currentThread();
        Thread keeper = Thread.ofVirtual().name("event-stream").start(() -> keep(sender));
        try {
            source.sendTo(sink);
        } catch (Exception e) {
            if (!tokenHasExpired) {
                throw e;
            }
            // The stream ends regularly; the client opens another one with a new token.
        } finally {
            ended.countDown();
            join(keeper);
        }
    }

    /** Waits until the keeper can no longer interrupt, and clears the interrupt: the thread serves other requests. */
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
            // The source would not detect it before its next event.
            sink.end(sender);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static long left(long start, long end) {
        return end - (System.nanoTime() - start);
    }
}
