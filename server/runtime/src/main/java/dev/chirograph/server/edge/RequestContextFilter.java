package dev.chirograph.server.edge;

import dev.chirograph.server.runtime.pipeline.RequestContext;
import io.helidon.webserver.http.Filter;
import io.helidon.webserver.http.FilterChain;
import io.helidon.webserver.http.RoutingRequest;
import io.helidon.webserver.http.RoutingResponse;
import java.net.InetSocketAddress;

/** Adds the request id and the caller's address to the request, and the security headers to the response. */
final class RequestContextFilter implements Filter {
    private final TrustedProxies proxies;
    private final SecurityHeaders securityHeaders;

    RequestContextFilter(TrustedProxies proxies, SecurityHeaders securityHeaders) {
        this.proxies = proxies;
        this.securityHeaders = securityHeaders;
    }

    @Override
    public void filter(FilterChain chain, RoutingRequest request, RoutingResponse response) {
        securityHeaders.addTo(contextOf(request, response));
        chain.proceed();
    }

    private RequestContext contextOf(RoutingRequest request, RoutingResponse response) {
        return request.remotePeer().address() instanceof InetSocketAddress peer
                ? RequestContext.create(request, response, proxies.callerOf(peer.getAddress(), request.headers()))
                : RequestContext.of(request, response);
    }
}
