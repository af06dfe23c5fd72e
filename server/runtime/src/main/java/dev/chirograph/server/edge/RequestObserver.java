package dev.chirograph.server.edge;

import dev.chirograph.server.edge.connection.ConnectionObserver;
import dev.chirograph.server.runtime.pipeline.RequestContext;
import java.net.InetAddress;
import java.time.Duration;

/** Learns how each request and connection ends, for a log and metrics. Its methods are called by many threads and must not throw. */
public interface RequestObserver {
    /** The status of a request whose caller went away before the response, as other servers log it; it is never sent. */
    int CLIENT_CLOSED_REQUEST = 499;

    /**
     * A request has ended.
     *
     * @param request the facts known by then
     * @param status the status of the response, or {@link #CLIENT_CLOSED_REQUEST}
     * @param duration how long the request took, without the time for reading its head
     */
    void ended(RequestContext request, int status, Duration duration);

    /**
     * A request could not be read as HTTP.
     *
     * @param requestId the id in the response
     * @param status the status of the response
     * @param address where the connection comes from
     */
    void unreadable(String requestId, int status, InetAddress address);

    /** Returns the observer of connections; always the same. */
    ConnectionObserver connections();
}
