package dev.chirograph.server.runtime;

import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;

/**
 * The raw request to an operation that speaks a protocol of its own, and the way to answer it. Who may call and how often
 * is settled, and the limits stand in the answer's headers; all else is the protocol's. One that finds out who calls
 * registers the {@link Caller} in the request's context, for the log.
 */
public interface ProtocolExchange {
    /** Returns the call. */
    CallContext call();

    /** Returns the request; read its body by {@link #body} alone. */
    ServerRequest request();

    /** Returns the answer, for content that is streamed. To a HEAD request it sends headers only. */
    ServerResponse response();

    /**
     * Reads the whole body, at the first call; empty when there is none.
     *
     * @throws ProblemException with 413 when it is larger than the server reads
     */
    byte[] body();

    /** Answers, to a HEAD request without the content. */
    void send(Response reply);
}
