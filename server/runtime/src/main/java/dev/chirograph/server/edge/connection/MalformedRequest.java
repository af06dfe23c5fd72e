package dev.chirograph.server.edge.connection;

import io.helidon.http.DirectHandler;
import io.helidon.http.ServerRequestHeaders;

/**
 * A request that could not be read, with the reason: the web server hands it to the handler that answers.
 *
 * @param detail what was wrong and what to do, without any byte of what was sent
 */
public record MalformedRequest(String detail) implements DirectHandler.TransportRequest {

    @Override
    public String protocolVersion() {
        return "";
    }

    @Override
    public String method() {
        return "";
    }

    @Override
    public String path() {
        return "";
    }

    @Override
    public ServerRequestHeaders headers() {
        return ServerRequestHeaders.create();
    }
}
