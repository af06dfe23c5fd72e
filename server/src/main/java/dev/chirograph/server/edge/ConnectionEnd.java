package dev.chirograph.server.edge;

import io.helidon.http.HeaderValues;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.Filter;
import io.helidon.webserver.http.FilterChain;
import io.helidon.webserver.http.RoutingRequest;
import io.helidon.webserver.http.RoutingResponse;
import io.helidon.webserver.http.ServerRequest;

/**
 * Closes HTTP/1.1 connections that must not be used again. The web server says {@code Connection: close} and then goes on
 * reading: what follows a refused body would be taken for the next request.
 */
final class ConnectionEnd implements Filter {

    @Override
    public void filter(FilterChain chain, RoutingRequest request, RoutingResponse response) {
        chain.proceed();
        if (isHttp1(request) && response.isSent() && (isAgreed(request, response) || leavesBody(request, response))) {
            throw new CloseConnectionException("the answer was the last on this connection");
        }
    }

    /** Above HTTP/1.1 a connection carries many requests at once, and the framing is certain. */
    static boolean isHttp1(ServerRequest request) {
        return request.prologue().protocolVersion().startsWith("1");
    }

    private static boolean isAgreed(RoutingRequest request, RoutingResponse response) {
        return request.headers().contains(HeaderValues.CONNECTION_CLOSE)
                || response.headers().contains(HeaderValues.CONNECTION_CLOSE);
    }

    private static boolean leavesBody(RoutingRequest request, RoutingResponse response) {
        return response.status().code() >= 400
                && request.content().hasEntity()
                && !request.content().consumed();
    }
}
