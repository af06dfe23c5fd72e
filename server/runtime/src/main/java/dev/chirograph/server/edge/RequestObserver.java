package dev.chirograph.server.edge;

import dev.chirograph.server.edge.connection.ConnectionObserver;
import dev.chirograph.server.runtime.pipeline.RequestContext;
import java.net.InetAddress;
import java.time.Duration;

/**
 * Is notified of the end of each request and connection, for a log and metrics. Methods are called by many threads and
 * must not throw.
 */
public interface RequestObserver {
    /**
     * The status of a request whose caller closed the connection before the response, as other servers log it; never
     * sent.
     */
    int CLIENT_CLOSED_REQUEST = 499;

    /**
     * A request has ended.
     *
     * @param request the facts known at this point
     * @param status the status of the response, or {@link #CLIENT_CLOSED_REQUEST}
     * @param duration the duration of the request, without reading its head
     */
    void ended(RequestContext request, int status, Duration duration);

    /**
     * A request could not be read as HTTP.
     *
     * @param requestId the id in the response
     * @param status the status of the response
     * @param address the peer of the connection
     */
    void unreadable(String requestId, int status, InetAddress address);

    /** Returns the observer of connections; always the same. */
    ConnectionObserver connections();
}
