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

/** The events of one answer. Whoever walks it reads; whoever closes it closes the connection under that. */
public final class OpenEventStream<T> implements EventStream<T> {
    private final String operation;
    private final InputStream in;
    private final EventParser<T> reader;
    private final Runnable whenClosed;
    private final AtomicBoolean walked = new AtomicBoolean();
    private volatile boolean closed;
    private volatile boolean abandoned;

    /**
     * Takes the body of an answer.
     *
     * @param operation which call was answered
     * @param maximum how many bytes an event may have
     * @param data makes of the text of an event what its data is
     * @param whenClosed told once the stream is closed, perhaps more than once
     */
    public OpenEventStream(
            String operation,
            InputStream in,
            int maximum,
            Function<String, T> data,
            Consumer<OpenEventStream<?>> whenClosed) {
        this.operation = operation;
        this.in = in;
        this.reader = new EventParser<>(in, maximum, data);
        this.whenClosed = () -> whenClosed.accept(this);
    }

    @Override
    public Iterator<ServerEvent<T>> iterator() {
        if (walked.getAndSet(true)) {
            throw new IllegalStateException("The events of " + operation + " were walked before; make the call again");
        }
        return new Walk();
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
        whenClosed.run();
    }

    /** Closes the stream because its client was closed, which is a failure to whoever walks it. */
    public void abandon() {
        abandoned = true;
        close();
    }

    /** Tells which call it is the answer to. */
    @Override
    public String toString() {
        return "EventStream[" + operation + "]";
    }

    private @Nullable ServerEvent<T> read() {
        try {
            ServerEvent<T> event = closed ? null : reader.next();
            if (event == null) {
                close();
            }
            if (abandoned) {
                throw new TransportException(operation, "the client was closed", true, null);
            }
            return event;
        } catch (IOException e) {
            boolean asked = closed && !abandoned;
            close();
            if (asked) {
                return null;
            }
            if (Thread.currentThread().isInterrupted()) {
                throw new InterruptedCallException(operation, true);
            }
            String reason = abandoned ? "the client was closed" : "the stream of events broke off: " + e.getMessage();
            throw new TransportException(operation, reason, true, e);
        }
    }

    private final class Walk implements Iterator<ServerEvent<T>> {
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
                throw new NoSuchElementException("The stream has come to its end");
            }
            ServerEvent<T> event = next;
            next = null;
            return event;
        }
    }
}
