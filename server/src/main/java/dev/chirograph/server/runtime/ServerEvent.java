package dev.chirograph.server.runtime;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * An event of a stream.
 *
 * @param id what the caller sends as {@code Last-Event-ID} when it comes back; null leaves that as it was
 * @param event the event's kind, null for {@code message}
 * @param data what happened
 * @param retry how long the caller should wait before it comes back, null when that is its own choice
 */
public record ServerEvent<T>(
        @Nullable String id,
        @Nullable String event,
        T data,
        @Nullable Duration retry) {

    /**
     * Puts an event together.
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

    /** Makes an event that has data only. */
    public static <T> ServerEvent<T> of(T data) {
        return new ServerEvent<>(null, null, data, null);
    }

    /** Names the event, so that a caller who comes back can say which was its last. */
    public ServerEvent<T> withId(String value) {
        return new ServerEvent<>(value, event, data, retry);
    }

    /** Says of which kind it is. */
    public ServerEvent<T> withEvent(String value) {
        return new ServerEvent<>(id, value, data, retry);
    }

    /** Says how long to wait before coming back. */
    public ServerEvent<T> withRetry(Duration value) {
        return new ServerEvent<>(id, event, data, value);
    }
}
