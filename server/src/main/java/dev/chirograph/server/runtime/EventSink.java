package dev.chirograph.server.runtime;

/**
 * Takes the events of an answer and sends each at once. Not safe for use by several threads.
 *
 * @param <T> what the data of an event is
 */
public interface EventSink<T> {
    /**
     * Sends an event.
     *
     * @throws CallerGoneException when there is nobody any more to send it to
     */
    void send(ServerEvent<T> event) throws CallerGoneException;

    /**
     * Sends an event that has data only.
     *
     * @throws CallerGoneException when there is nobody any more to send it to
     */
    default void send(T data) throws CallerGoneException {
        send(ServerEvent.of(data));
    }

    /**
     * Sends a comment that callers pass over: it keeps idle connections open, and finds out whether the caller is still there.
     *
     * @throws CallerGoneException when it is not
     */
    void keepAlive() throws CallerGoneException;
}
