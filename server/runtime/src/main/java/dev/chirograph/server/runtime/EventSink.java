package dev.chirograph.server.runtime;

/**
 * Receives the events of a response and sends each immediately. Not thread-safe.
 *
 * @param <T> the type of the data
 */
public interface EventSink<T> {
    /**
     * Sends an event.
     *
     * @throws CallerGoneException if the client has disconnected
     */
    void send(ServerEvent<T> event) throws CallerGoneException;

    /**
     * Sends an event with data only.
     *
     * @throws CallerGoneException if the client has disconnected
     */
    default void send(T data) throws CallerGoneException {
        send(ServerEvent.of(data));
    }

    /**
     * Sends a comment, which clients ignore: it keeps idle connections open and detects disconnected clients.
     *
     * @throws CallerGoneException if the client has disconnected
     */
    void keepAlive() throws CallerGoneException;
}
