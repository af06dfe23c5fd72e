package dev.chirograph.server.runtime;

import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;

/**
 * The raw request to an operation that speaks a protocol of its own, with its response. Access and limits are checked already; all
 * else is up to the protocol.
 */
public interface ProtocolExchange {
    /** Returns the call. */
    CallContext call();

    /** Returns the request; read its body by {@link #body} alone. */
    ServerRequest request();

    /** Returns the response, for content that is streamed. To a HEAD request it sends headers only. */
    ServerResponse response();

    /**
     * Reads the whole body, at the first call; empty when there is none.
     *
     * @throws ProblemException with 413 when it is too large
     */
    byte[] body();

    /** Sends the response, to a HEAD request without the content. */
    void send(Response reply);
}
