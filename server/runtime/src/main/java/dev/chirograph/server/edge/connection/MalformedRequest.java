package dev.chirograph.server.edge.connection;

import io.helidon.http.DirectHandler;
import io.helidon.http.ServerRequestHeaders;

/**
 * A malformed request with the reason, which the web server passes to the error handler.
 *
 * @param detail what is wrong and how to correct it, without any byte of the request
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
