package dev.chirograph.server.edge;

import io.helidon.http.HttpException;
import io.helidon.http.media.ReadableEntity;
import io.helidon.webserver.http.Filter;
import io.helidon.webserver.http.FilterChain;
import io.helidon.webserver.http.RoutingRequest;
import io.helidon.webserver.http.RoutingResponse;

/**
 * Reads away what is left of an HTTP/2 request's body before its answer is sent. The web server forgets a stream once its
 * answer has ended: a caller that is still sending would wait for the flow control of a stream that nobody knows, its
 * next frame would end the connection with all other streams on it, and the server would wait for that frame for ever.
 *
 * <p>There is no maximum to it, for there is no other end; it holds one buffer, whatever comes.
 */
final class UnreadBody implements Filter {

    @Override
    public void filter(FilterChain chain, RoutingRequest request, RoutingResponse response) {
        if (!ConnectionEnd.isHttp1(request)) {
            response.beforeSend(() -> readAway(request.content()));
        }
        chain.proceed();
    }

    private static void readAway(ReadableEntity body) {
        while (!body.consumed()) {
            try {
                body.consume();
            } catch (HttpException e) {
                // It is beyond the maximum, which is said once: what is read from here on is not counted any more.
            }
        }
    }
}
