package dev.chirograph.server.runtime;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * An event of a stream.
 *
 * @param id what the client sends as {@code Last-Event-ID} when it reconnects; null leaves that as it was
 * @param event the event's kind, null for {@code message}
 * @param data what happened
 * @param retry how long the client should wait before it reconnects, null for its own default
 */
public record ServerEvent<T>(
        @Nullable String id,
        @Nullable String event,
        T data,
        @Nullable Duration retry) {

    /**
     * Checks the event.
     *
     * @throws IllegalArgumentException when the id or the kind has a line break, which would begin another field, or the id
     *     has a NUL, for which readers pass over it
     */
    public ServerEvent {
        if (id != null && id.chars().anyMatch(unit -> unit == '\n' || unit == '\r' || unit == 0)) {
            throw new IllegalArgumentException("an event's id must not have line breaks or NUL");
        }
        if (event != null && event.chars().anyMatch(unit -> unit == '\n' || unit == '\r')) {
            throw new IllegalArgumentException("an event's kind must not have line breaks");
        }
    }

    /** Returns an event that has data only. */
    public static <T> ServerEvent<T> of(T data) {
        return new ServerEvent<>(null, null, data, null);
    }

    /** Returns the event with an id, which a client sends as {@code Last-Event-ID} when it reconnects. */
    public ServerEvent<T> withId(String value) {
        return new ServerEvent<>(value, event, data, retry);
    }

    /** Returns the event with a kind. */
    public ServerEvent<T> withEvent(String value) {
        return new ServerEvent<>(id, value, data, retry);
    }

    /** Returns the event with a reconnection time. */
    public ServerEvent<T> withRetry(Duration value) {
        return new ServerEvent<>(id, event, data, value);
    }
}
