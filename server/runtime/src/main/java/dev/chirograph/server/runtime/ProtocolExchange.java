package dev.chirograph.server.runtime;

import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;

/**
 * The raw request and the response of an operation with its own protocol. Access and rate limits have been checked; all
 * else is up to the protocol.
 */
public interface ProtocolExchange {
    /** Returns the call. */
    CallContext call();

    /** Returns the request; read its body only with {@link #body}. */
    ServerRequest request();

    /** Returns the response, for streamed content. For a HEAD request it sends headers only. */
    ServerResponse response();

    /**
     * Reads the whole body at the first call; empty for none.
     *
     * @throws ProblemException with 413 if it is too large
     */
    byte[] body();

    /** Sends the response, without the content for a HEAD request. */
    void send(Response reply);
}
