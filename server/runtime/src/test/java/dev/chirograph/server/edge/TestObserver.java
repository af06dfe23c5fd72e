package dev.chirograph.server.edge;

import dev.chirograph.server.edge.connection.ConnectionObserver;
import dev.chirograph.server.runtime.Caller;
import dev.chirograph.server.runtime.Operation;
import dev.chirograph.server.runtime.pipeline.RequestContext;
import java.net.InetAddress;
import java.time.Duration;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs a line for each request, and nothing for connections. */
public final class TestObserver implements RequestObserver, ConnectionObserver {
    private static final Logger LOG = LoggerFactory.getLogger(TestObserver.class);

    @Override
    public void ended(RequestContext request, int status, Duration duration) {
        Operation operation = request.operation();
        Caller caller = request.caller();
        LOG.atInfo()
                .addKeyValue("request_id", request.requestId())
                .addKeyValue("operation", operation == null ? "none" : operation.id())
                .addKeyValue("status", status)
                .addKeyValue("address", request.address())
                .addKeyValue("caller", caller == null ? "none" : caller.subject())
                .addKeyValue("client", caller == null ? "none" : caller.clientId())
                .log("request");
    }

    @Override
    public void unreadable(String requestId, int status, InetAddress address) {
        LOG.atInfo()
                .addKeyValue("request_id", requestId)
                .addKeyValue("status", status)
                .addKeyValue("address", address.getHostAddress())
                .log("request");
    }

    @Override
    public ConnectionObserver connections() {
        return this;
    }

    @Override
    public void show(Supplier<Integer> connections, Supplier<Long> bodyBytes) {}

    @Override
    public void refused(String reason, InetAddress address) {}

    @Override
    public void timedOut(String waitedFor, InetAddress address) {}

    @Override
    public void tick() {}
}
