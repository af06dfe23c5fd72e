package dev.chirograph.server.runtime;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * An event of a stream.
 *
 * @param id the id that the client sends as {@code Last-Event-ID} when it reconnects; null leaves the previous one
 * @param event the event type; null for {@code message}
 * @param data the data
 * @param retry the reconnection time; null for the client's default
 */
public record ServerEvent<T>(
        @Nullable String id,
        @Nullable String event,
        T data,
        @Nullable Duration retry) {

    /**
     * Validates the event.
     *
     * @throws IllegalArgumentException if the id or the type has a line break, which would start another field, or the
     *     id has a NUL, which makes clients ignore it
     */
    public ServerEvent {
        if (id != null && id.chars().anyMatch(unit -> unit == '\n' || unit == '\r' || unit == 0)) {
            throw new IllegalArgumentException("an event's id must not have line breaks or NUL");
        }
        if (event != null && event.chars().anyMatch(unit -> unit == '\n' || unit == '\r')) {
            throw new IllegalArgumentException("an event's kind must not have line breaks");
        }
    }

    /** Returns an event with data only. */
    public static <T> ServerEvent<T> of(T data) {
        return new ServerEvent<>(null, null, data, null);
    }

    /** Returns the event with an id, which a client sends as {@code Last-Event-ID} when it reconnects. */
    public ServerEvent<T> withId(String value) {
        return new ServerEvent<>(value, event, data, retry);
    }

    /** Returns the event with a type. */
    public ServerEvent<T> withEvent(String value) {
        return new ServerEvent<>(id, value, data, retry);
    }

    /** Returns the event with a reconnection time. */
    public ServerEvent<T> withRetry(Duration value) {
        return new ServerEvent<>(id, event, data, value);
    }
}
