package dev.chirograph.sdk;

import java.util.Iterator;
import java.util.stream.Stream;

/**
 * A stream of server-sent events, read as it is walked: the next event is waited for when it is asked for, as long as it takes.
 * Close the stream to end it, at best with {@code try}; it ends by itself where the server ends it.
 *
 * <p>The call that opened it has a deadline, gets its token and is repeated as any other; once the stream has begun, nothing is
 * repeated and no deadline ends it. A connection that breaks ends the walk with {@link TransportException}, and so does closing
 * the client. To go on where it ended is for the caller: make the call again, with {@link ServerEvent#id} of the last event if
 * the operation takes it.
 *
 * <p>It is walked once, by one thread at a time. {@link #close} may be called by any thread at any time; a walk that waits ends
 * with that as if there were no more events.
 *
 * @param <T> what the data of an event is
 */
public interface EventStream<T> extends Iterable<ServerEvent<T>>, AutoCloseable {
    /**
     * Walks the events from where the stream stands. Its methods throw {@link TransportException} if the connection breaks.
     *
     * @throws IllegalStateException if the stream was walked before
     */
    @Override
    Iterator<ServerEvent<T>> iterator();

    /**
     * Walks the events as {@link #iterator} does. To close this closes the stream of events too.
     *
     * @throws IllegalStateException if the stream was walked before
     */
    Stream<ServerEvent<T>> stream();

    /** Ends the stream and frees its connection. To close it again does nothing. */
    @Override
    void close();
}
