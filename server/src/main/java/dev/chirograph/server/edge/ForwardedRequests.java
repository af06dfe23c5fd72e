package dev.chirograph.server.edge;

import dev.chirograph.server.edge.connection.Connections;
import dev.chirograph.server.runtime.CallerAddress;
import dev.chirograph.server.runtime.Problems;
import dev.chirograph.server.runtime.RequestId;
import dev.chirograph.server.runtime.ResponseWriter;
import io.helidon.http.Status;
import io.helidon.webserver.http.Filter;
import io.helidon.webserver.http.FilterChain;
import io.helidon.webserver.http.RoutingRequest;
import io.helidon.webserver.http.RoutingResponse;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/**
 * Lets one client that comes through trusted proxies have as many requests at a time as it could have connections without them: a proxy
 * shares its connections among all its clients, and so its own address says nothing.
 */
final class ForwardedRequests implements Filter {
    private final Connections connections;
    private final TrustedProxies proxies;

    ForwardedRequests(Connections connections, TrustedProxies proxies) {
        this.connections = connections;
        this.proxies = proxies;
    }

    @Override
    public void filter(FilterChain chain, RoutingRequest request, RoutingResponse response) {
        InetAddress client = InetAddress.ofLiteral(
                request.context().get(CallerAddress.class).orElseThrow().value());
        if (!(request.remotePeer().address() instanceof InetSocketAddress peer)
                || !proxies.isTrusted(peer.getAddress())
                || proxies.isTrusted(client)) {
            chain.proceed();
            return;
        }
        if (!connections.beginForwarded(client)) {
            RequestId requestId = request.context().get(RequestId.class).orElseThrow();
            ResponseWriter.send(
                    request,
                    response,
                    Problems.of(
                                    Status.TOO_MANY_REQUESTS_429,
                                    "This address has too many requests under way; wait for some to end",
                                    requestId)
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
