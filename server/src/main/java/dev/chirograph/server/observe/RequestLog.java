package dev.chirograph.server.observe;

import dev.chirograph.server.edge.RequestObserver;
import dev.chirograph.server.edge.connection.ConnectionObserver;
import dev.chirograph.server.runtime.Caller;
import dev.chirograph.server.runtime.Operation;
import dev.chirograph.server.runtime.pipeline.RequestContext;
import io.helidon.metrics.api.MeterRegistry;
import java.net.InetAddress;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;

/**
 * Logs one line for each request and counts it. The line has the caller, the operation and the status; it never contains path, query or
 * headers, which may contain secrets.
 */
public final class RequestLog implements RequestObserver {
    private static final Logger LOG = LoggerFactory.getLogger(RequestLog.class);
    private static final String NO_OPERATION = "none";

    /**
     * The budget of lines that any client can cause without a valid request: enough to show an attack, and few enough
     * to read.
     */
    private static final int BURST = 50;

    private static final int LINES_PER_SECOND = 10;

    private final RequestMetrics metrics;
    private final ConnectionLog connections;
    private final LineBudget budget;

    /**
     * Logs and counts.
     *
     * @param registry the registry of the metrics
     * @param nanoTime a monotonic clock such as {@code System::nanoTime}
     */
    public RequestLog(MeterRegistry registry, LongSupplier nanoTime) {
        this.metrics = new RequestMetrics(registry);
        this.budget = new LineBudget(BURST, LINES_PER_SECOND, nanoTime);
        this.connections = new ConnectionLog(registry, budget, nanoTime);
    }

    /** Returns the log of connections, which shares the budget for lines that any client can cause. */
    @Override
    public ConnectionObserver connections() {
        return connections;
    }

    @Override
    public void unreadable(String requestId, int status, InetAddress address) {
        metrics.answered(NO_OPERATION, status, Duration.ZERO);
        if (budget.take()) {
            line(requestId, NO_OPERATION, status, Duration.ZERO)
                    .addKeyValue("address", address.getHostAddress())
                    .log("request");
        }
    }

    @Override
    public void ended(RequestContext request, int status, Duration duration) {
        Operation found = request.operation();
        String operation = found == null ? NO_OPERATION : found.id();
        metrics.answered(operation, status, duration);
        if (found == null && status >= 400 && !budget.take()) {
            return;
        }
        LoggingEventBuilder line =
                line(request.requestId(), operation, status, duration).addKeyValue("address", request.address());
        Caller caller = request.caller();
        if (caller != null) {
            line = line.addKeyValue("caller", caller.subject()).addKeyValue("client", caller.clientId());
        }
        line.log("request");
    }

    private static LoggingEventBuilder line(String requestId, String operation, int status, Duration duration) {
        return LOG.atInfo()
                .addKeyValue("request_id", requestId)
                .addKeyValue("operation", operation)
                .addKeyValue("status", status)
                .addKeyValue("duration_ms", duration.toNanos() / 1_000 / 1_000.0);
    }
}
