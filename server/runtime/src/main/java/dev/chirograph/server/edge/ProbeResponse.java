package dev.chirograph.server.edge;

import dev.chirograph.server.edge.connection.Connections;
import io.helidon.http.HeaderValues;
import io.helidon.http.Status;
import io.helidon.webserver.http.Filter;
import io.helidon.webserver.http.FilterChain;
import io.helidon.webserver.http.RoutingRequest;
import io.helidon.webserver.http.RoutingResponse;

/** Responds to the server's own liveness probes, before they are logged and counted as requests. */
final class ProbeResponse implements Filter {
    private final Connections connections;

    ProbeResponse(Connections connections) {
        this.connections = connections;
    }

    @Override
    public void filter(FilterChain chain, RoutingRequest request, RoutingResponse response) {
        if (connections.isExempt(request.remotePeer().address())) {
            response.status(Status.NO_CONTENT_204)
                    .header(HeaderValues.CONNECTION_CLOSE)
                    .send();
        } else {
            chain.proceed();
        }
    }
}
