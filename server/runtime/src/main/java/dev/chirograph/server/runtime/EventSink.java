package dev.chirograph.server.runtime;

/**
 * Takes the events of a response and sends each at once. Not safe for use by several threads.
 *
 * @param <T> what the data of an event is
 */
public interface EventSink<T> {
    /**
     * Sends an event.
     *
     * @throws CallerGoneException when the client is gone
     */
    void send(ServerEvent<T> event) throws CallerGoneException;

    /**
     * Sends an event that has data only.
     *
     * @throws CallerGoneException when the client is gone
     */
    default void send(T data) throws CallerGoneException {
        send(ServerEvent.of(data));
    }

    /**
     * Sends a comment that clients ignore: it keeps idle connections open, and detects that the client is gone.
     *
     * @throws CallerGoneException when the client is gone
     */
    void keepAlive() throws CallerGoneException;
}
