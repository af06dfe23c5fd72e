package dev.chirograph.sdk;

import java.time.Duration;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A server-sent event (WHATWG HTML, section 9.2). Immutable if its data is.
 *
 * @param <T> the type of the data
 */
public final class ServerEvent<T> {
    private final String id;
    private final String type;
    private final String rawData;
    private final @Nullable Duration retry;
    private final Function<String, T> reader;

    private ServerEvent(String id, String type, String rawData, @Nullable Duration retry, Function<String, T> reader) {
        this.id = Objects.requireNonNull(id, "id");
        this.type = Objects.requireNonNull(type, "type");
        this.rawData = Objects.requireNonNull(rawData, "rawData");
        this.retry = retry;
        this.reader = Objects.requireNonNull(reader, "reader");
    }

    /**
     * Returns an event, for tests of code that reads events.
     *
     * @param id the last event id, as {@link #id} returns it; empty for none
     * @param type the event type, {@code message} by default
     * @param rawData the data as it was sent
     * @param retry the reconnection time; null if the server has not sent one
     * @param reader parses the data
     * @param <T> the type of the data
     */
    public static <T> ServerEvent<T> of(
            String id, String type, String rawData, @Nullable Duration retry, Function<String, T> reader) {
        return new ServerEvent<>(id, type, rawData, retry, reader);
    }

    /** Returns the last event id: that of this event, or of the latest event before it that had one; empty if none had. */
    public String id() {
        return id;
    }

    /** Returns the event type (field {@code event}); {@code message} if the server sent none. */
    public String type() {
        return type;
    }

    /** Returns the data as it was sent, its lines separated by line feeds. */
    public String rawData() {
        return rawData;
    }

    /**
     * Returns the parsed data; each call parses it again. An event with other data, such as an end marker, does not end the
     * iteration: check {@link #rawData} or {@link #type} first.
     *
     * @throws MalformedResponseException if the data does not have the documented type
     */
    public T data() {
        return reader.apply(rawData);
    }

    /** Returns the reconnection time; null if the server has not sent one. */
    public @Nullable Duration retry() {
        return retry;
    }

    /** Returns the id and the type, without the data. */
    @Override
    public String toString() {
        return "ServerEvent[id=" + id + ", type=" + type + "]";
    }
}
