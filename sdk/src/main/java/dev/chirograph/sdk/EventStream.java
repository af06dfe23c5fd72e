package dev.chirograph.sdk;

import java.util.Iterator;
import java.util.stream.Stream;

/**
 * A stream of server-sent events, read as it is iterated: the iterator waits for the next event as long as it takes. Close the
 * stream to end it, preferably with {@code try}-with-resources. It ends when the server ends it.
 *
 * <p>The call that opens it has a timeout and is retried like any other. Once the stream is open, there are no retries and no
 * timeout. If the connection breaks or the client is closed, the iterator throws {@link TransportException}. The caller
 * reconnects: execute the call again, with the {@link ServerEvent#id} of the last event if the operation accepts it.
 *
 * <p>The stream can be iterated once, by one thread at a time. Any thread may call {@link #close} at any time; a waiting
 * iterator then ends as if there were no more events.
 *
 * @param <T> the type of the data of an event
 */
public interface EventStream<T> extends Iterable<ServerEvent<T>>, AutoCloseable {
    /**
     * Returns an iterator over the events. Its methods throw {@link TransportException} if the connection breaks.
     *
     * @throws IllegalStateException if the events were iterated before
     */
    @Override
    Iterator<ServerEvent<T>> iterator();

    /**
     * Returns the events of {@link #iterator} as a stream. Closing it closes this event stream.
     *
     * @throws IllegalStateException if the events were iterated before
     */
    Stream<ServerEvent<T>> stream();

    /** Ends the stream and releases its connection. Idempotent. */
    @Override
    void close();
}
