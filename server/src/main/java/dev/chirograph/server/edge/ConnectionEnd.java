package dev.chirograph.server.edge;

import io.helidon.http.HeaderValues;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.Filter;
import io.helidon.webserver.http.FilterChain;
import io.helidon.webserver.http.RoutingRequest;
import io.helidon.webserver.http.RoutingResponse;
import io.helidon.webserver.http.ServerRequest;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Closes HTTP/1.1 connections that must not be used again. The web server says {@code Connection: close} and then goes on
 * reading: what follows a refused body would be taken for the next request.
 *
 * <p>A body that nobody has begun to read is read away by the web server, through all filters and so up to the maximum, and
 * the connection is used again. One that was given up half way is not; nor is one that the caller holds back until it hears
 * 100, for nobody knows then whether it will come (RFC 9110, section 10.1.1).
 */
final class ConnectionEnd implements Filter {

    @Override
    public void filter(FilterChain chain, RoutingRequest request, RoutingResponse response) {
        if (!isHttp1(request)) {
            chain.proceed();
            return;
        }
        var begun = new AtomicBoolean();
        request.streamFilter(body -> {
            begun.set(true);
            return body;
        });
        response.beforeSend(() -> {
            if (leavesBody(request, begun.get())) {
                response.headers().set(HeaderValues.CONNECTION_CLOSE);
            }
        });
        chain.proceed();
        if (response.isSent() && isAgreed(request, response)) {
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

    private static boolean leavesBody(RoutingRequest request, boolean begun) {
        return request.content().hasEntity() && !request.content().consumed() && (begun || !request.continueSent());
    }
}
