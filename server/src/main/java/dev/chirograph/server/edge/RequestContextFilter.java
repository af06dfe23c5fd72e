package dev.chirograph.server.edge;

import dev.chirograph.server.runtime.CallerAddress;
import dev.chirograph.server.runtime.RequestId;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.webserver.http.Filter;
import io.helidon.webserver.http.FilterChain;
import io.helidon.webserver.http.RoutingRequest;
import io.helidon.webserver.http.RoutingResponse;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;

/** The first filter: gives the request its id and its caller's address, and the answer the headers that all have. */
final class RequestContextFilter implements Filter {
    static final HeaderName REQUEST_ID = HeaderNames.create("X-Request-Id");

    private final RequestIds requestIds;
    private final TrustedProxies proxies;
    private final SecurityHeaders securityHeaders;

    RequestContextFilter(RequestIds requestIds, TrustedProxies proxies, SecurityHeaders securityHeaders) {
        this.requestIds = requestIds;
        this.proxies = proxies;
        this.securityHeaders = securityHeaders;
    }

    @Override
    public void filter(FilterChain chain, RoutingRequest request, RoutingResponse response) {
        RequestId requestId = requestIds.of(request.headers().values(REQUEST_ID));
        request.context().register(requestId);
        request.context().register(new CallerAddress(addressOf(request)));
        // Just before sending, not now: what an error handler resets would be lost otherwise.
        response.beforeSend(() -> {
            response.headers().set(HeaderValues.create(REQUEST_ID, requestId.value()));
            securityHeaders.addTo(response.headers());
        });
        chain.proceed();
    }

    private String addressOf(RoutingRequest request) {
        if (!(request.remotePeer().address() instanceof InetSocketAddress peer)) {
            return request.remotePeer().host();
        }
        List<String> forwardedFor = request.headers().values(HeaderNames.X_FORWARDED_FOR);
        return withoutScope(proxies.callerOf(peer.getAddress(), forwardedFor));
    }

    /** A scope names an interface of this machine; with it, one link-local caller would have several addresses. */
    private static String withoutScope(InetAddress address) {
        String literal = address.getHostAddress();
        int scope = literal.indexOf('%');
        return scope < 0 ? literal : literal.substring(0, scope);
    }
}
