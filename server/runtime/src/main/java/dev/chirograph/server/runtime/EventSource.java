package dev.chirograph.server.runtime;

/**
 * A response that is a stream of events ({@code text/event-stream}), written as they come.
 *
 * @param <T> what the data of an event is
 */
@FunctionalInterface
public interface EventSource<T> {
    /**
     * Sends the events, as long as it takes, on the thread of the request. The response ends when this returns.
     *
     * @param sink takes the events; it fails when the caller is gone, and nothing else need be done then than to end
     * @throws Exception when it fails; what was sent by then stays sent, and the client sees the response break off
     */
    void sendTo(EventSink<T> sink) throws Exception;
}
