package dev.chirograph.server.runtime;

/**
 * A response that is a stream of events ({@code text/event-stream}), each sent immediately.
 *
 * @param <T> the type of the data
 */
@FunctionalInterface
public interface EventSource<T> {
    /**
     * Sends the events on the thread of the request, without a time limit. The response ends when this method returns.
     *
     * @param sink sends the events; it throws if the client has disconnected, and the source then only has to end
     * @throws Exception if the source fails; the events so far remain sent, and the client sees the response break off
     */
    void sendTo(EventSink<T> sink) throws Exception;
}
