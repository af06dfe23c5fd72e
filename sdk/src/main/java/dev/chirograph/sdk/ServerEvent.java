package dev.chirograph.sdk;

import java.time.Duration;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One event of a stream (WHATWG HTML, section 9.2). Immutable if its data is.
 *
 * @param <T> what its data is
 */
public final class ServerEvent<T> {
    private final String id;
    private final String event;
    private final String text;
    private final @Nullable Duration retry;
    private final Function<String, T> reader;

    private ServerEvent(String id, String event, String text, @Nullable Duration retry, Function<String, T> reader) {
        this.id = Objects.requireNonNull(id, "id");
        this.event = Objects.requireNonNull(event, "event");
        this.text = Objects.requireNonNull(text, "text");
        this.retry = retry;
        this.reader = Objects.requireNonNull(reader, "reader");
    }

    /**
     * Puts an event together, for tests of code that reads some.
     *
     * @param id the id of this event or of the last one before that had one; empty when there was none
     * @param event its type, {@code message} when the server names none
     * @param text its data as it was sent
     * @param retry how long the server asks to wait before connecting again; null when it does not say
     * @param reader makes of the text what the data is
     * @param <T> what its data is
     */
    public static <T> ServerEvent<T> of(
            String id, String event, String text, @Nullable Duration retry, Function<String, T> reader) {
        return new ServerEvent<>(id, event, text, retry, reader);
    }

    /** Returns the id of this event, or of the last one before it that had one; empty when there was none. */
    public String id() {
        return id;
    }

    /** Returns the type of the event, {@code message} when the server names none. */
    public String event() {
        return event;
    }

    /** Returns the data as it was sent, its lines parted by line feeds. */
    public String text() {
        return text;
    }

    /**
     * Returns the data, read anew by each call. An event whose data is something else, such as a mark of the end, ends no walk:
     * look at {@link #text} or {@link #event} first.
     *
     * @throws MalformedResponseException if the data is not what the document says
     */
    public T data() {
        return reader.apply(text);
    }

    /** Returns how long the server asks to wait before connecting again; null when it has not said. */
    public @Nullable Duration retry() {
        return retry;
    }

    /** Tells all but the data. */
    @Override
    public String toString() {
        return "ServerEvent[id=" + id + ", event=" + event + "]";
    }
}
