package dev.chirograph.server.edge;

import dev.chirograph.server.runtime.RequestContext;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.webserver.http.Filter;
import io.helidon.webserver.http.FilterChain;
import io.helidon.webserver.http.RoutingRequest;
import io.helidon.webserver.http.RoutingResponse;
import java.net.InetSocketAddress;

/** Gives the request its id and its caller's address, and the response the headers that all have. */
final class RequestContextFilter implements Filter {
    private final TrustedProxies proxies;
    private final SecurityHeaders securityHeaders;

    RequestContextFilter(TrustedProxies proxies, SecurityHeaders securityHeaders) {
        this.proxies = proxies;
        this.securityHeaders = securityHeaders;
    }

    @Override
    public void filter(FilterChain chain, RoutingRequest request, RoutingResponse response) {
        RequestContext context = contextOf(request);
        // Just before sending, not now: what an error handler resets would be lost otherwise.
        response.beforeSend(() -> {
            response.headers().set(HeaderValues.create(RequestContext.REQUEST_ID, context.requestId()));
            securityHeaders.addTo(response.headers());
        });
        chain.proceed();
    }

    private RequestContext contextOf(RoutingRequest request) {
        return request.remotePeer().address() instanceof InetSocketAddress peer
                ? RequestContext.create(
                        request,
                        proxies.callerOf(peer.getAddress(), request.headers().values(HeaderNames.X_FORWARDED_FOR)))
                : RequestContext.of(request);
    }
}
