package dev.chirograph.sdk.internal.events;

import dev.chirograph.sdk.EventStream;
import dev.chirograph.sdk.InterruptedCallException;
import dev.chirograph.sdk.ServerEvent;
import dev.chirograph.sdk.TransportException;
import dev.chirograph.sdk.internal.http.Streams;
import java.io.IOException;
import java.io.InputStream;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** The events of one response. The iterating thread reads the connection; any thread may close it. */
public final class OpenEventStream<T> implements EventStream<T> {
    private final String operation;
    private final InputStream in;
    private final EventParser<T> parser;
    private final Runnable onClose;
    private final AtomicBoolean iterated = new AtomicBoolean();
    private volatile boolean closed;
    private volatile boolean abandoned;

    /**
     * Creates the stream of a response body.
     *
     * @param operation the operation of the call
     * @param maxEventBytes the maximum size of an event
     * @param dataReader parses the data of an event
     * @param onClose called when the stream is closed, possibly more than once
     */
    public OpenEventStream(
            String operation,
            InputStream in,
            int maxEventBytes,
            Function<String, T> dataReader,
            Consumer<OpenEventStream<?>> onClose) {
        this.operation = operation;
        this.in = in;
        this.parser = new EventParser<>(in, maxEventBytes, dataReader);
        this.onClose = () -> onClose.accept(this);
    }

    @Override
    public Iterator<ServerEvent<T>> iterator() {
        if (iterated.getAndSet(true)) {
            throw new IllegalStateException(
                    "The events of " + operation + " can be iterated once; execute the call again");
        }
        return new EventIterator();
    }

    @Override
    public Stream<ServerEvent<T>> stream() {
        int characteristics = Spliterator.ORDERED | Spliterator.NONNULL;
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(iterator(), characteristics), false)
                .onClose(this::close);
    }

    @Override
    public void close() {
        closed = true;
        Streams.close(in);
        onClose.run();
    }

    /** Closes the stream because its client is closed, which makes its iterator fail. */
    public void abandon() {
        abandoned = true;
        close();
    }

    /** Returns the operation. */
    @Override
    public String toString() {
        return "EventStream[" + operation + "]";
    }

    private @Nullable ServerEvent<T> read() {
        try {
            ServerEvent<T> event = closed ? null : parser.next();
            if (event == null) {
                close();
            }
            if (abandoned) {
                throw new TransportException(operation, "the client was closed", true, null);
            }
            return event;
        } catch (IOException e) {
            boolean closedByCaller = closed && !abandoned;
            close();
            if (closedByCaller) {
                return null;
            }
            if (Thread.currentThread().isInterrupted()) {
                throw new InterruptedCallException(operation, true);
            }
            String reason = abandoned ? "the client was closed" : "the event stream broke: " + e.getMessage();
            throw new TransportException(operation, reason, true, e);
        }
    }

    private final class EventIterator implements Iterator<ServerEvent<T>> {
        private @Nullable ServerEvent<T> next;
        private boolean ended;

        @Override
        public boolean hasNext() {
            if (next == null && !ended) {
                next = read();
                ended = next == null;
            }
            return next != null;
        }

        @Override
        public ServerEvent<T> next() {
            if (!hasNext()) {
                throw new NoSuchElementException("The event stream has no more events");
            }
            ServerEvent<T> event = next;
            next = null;
            return event;
        }
    }
}
