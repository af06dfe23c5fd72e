package dev.chirograph.server.edge;

import dev.chirograph.server.edge.connection.Connections;
import dev.chirograph.server.runtime.pipeline.Problems;
import dev.chirograph.server.runtime.pipeline.RequestContext;
import dev.chirograph.server.runtime.pipeline.ResponseWriter;
import io.helidon.http.Status;
import io.helidon.webserver.http.Filter;
import io.helidon.webserver.http.FilterChain;
import io.helidon.webserver.http.RoutingRequest;
import io.helidon.webserver.http.RoutingResponse;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/**
 * Limits the concurrent requests of a client behind trusted proxies to the number of connections that it could have
 * without them. A proxy shares its connections among its clients, so the limit per peer address does not apply.
 */
final class ForwardedRequests implements Filter {
    private final Connections connections;
    private final TrustedProxies proxies;
    private final Problems problems;

    ForwardedRequests(Connections connections, TrustedProxies proxies, Problems problems) {
        this.problems = problems;
        this.connections = connections;
        this.proxies = proxies;
    }

    @Override
    public void filter(FilterChain chain, RoutingRequest request, RoutingResponse response) {
        RequestContext context = RequestContext.of(request, response);
        InetAddress client = InetAddress.ofLiteral(context.address());
        if (!(request.remotePeer().address() instanceof InetSocketAddress peer)
                || !proxies.isTrusted(peer.getAddress())
                || proxies.isTrusted(client)) {
            chain.proceed();
            return;
        }
        if (!connections.beginForwarded(client)) {
            ResponseWriter.send(
                    request,
                    response,
                    problems.of(
                                    Status.TOO_MANY_REQUESTS_429,
                                    "This address has too many requests under way; wait for some to end",
                                    context.requestId())
                            .header("Retry-After", "1"));
            return;
        }
        try {
            chain.proceed();
        } finally {
            connections.endForwarded(client);
        }
    }
}
