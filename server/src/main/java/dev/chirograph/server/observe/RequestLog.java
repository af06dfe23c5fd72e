package dev.chirograph.server.observe;

import dev.chirograph.server.runtime.Caller;
import dev.chirograph.server.runtime.CallerAddress;
import dev.chirograph.server.runtime.Operation;
import dev.chirograph.server.runtime.RequestId;
import io.helidon.common.context.Context;
import io.helidon.metrics.api.MeterRegistry;
import io.helidon.webserver.http.Filter;
import io.helidon.webserver.http.FilterChain;
import io.helidon.webserver.http.RoutingRequest;
import io.helidon.webserver.http.RoutingResponse;
import java.net.InetAddress;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;

/**
 * Writes one log line for each request and counts it. The line says who asked for which operation and how it ended;
 * neither path nor query nor any header gets into it, because callers put secrets there.
 */
public final class RequestLog implements Filter {
    private static final Logger LOG = LoggerFactory.getLogger(RequestLog.class);
    private static final String NO_OPERATION = "none";
    private static final String NO_ID = "none";

    /** What other servers log for a caller who went away before the answer; it is no status that is ever sent. */
    private static final int GONE = 499;

    /** Enough to see what happens, and few enough to read: of lines that anybody can cause without a request that means anything. */
    private static final int BURST = 50;

    private static final int LINES_PER_SECOND = 10;

    private final RequestMetrics metrics;
    private final ConnectionLog connections;
    private final LineBudget budget;
    private final LongSupplier nanoTime;

    /**
     * Logs and counts.
     *
     * @param registry where the metrics go
     * @param nanoTime a clock that never runs backwards, such as {@code System::nanoTime}
     */
    public RequestLog(MeterRegistry registry, LongSupplier nanoTime) {
        this.metrics = new RequestMetrics(registry);
        this.budget = new LineBudget(BURST, LINES_PER_SECOND, nanoTime);
        this.connections = new ConnectionLog(registry, budget, nanoTime);
        this.nanoTime = nanoTime;
    }

    /** Returns the log of connections, which shares the room for lines that strangers cause. */
    public ConnectionLog connections() {
        return connections;
    }

    @Override
    public void filter(FilterChain chain, RoutingRequest request, RoutingResponse response) {
        long start = nanoTime.getAsLong();
        try {
            chain.proceed();
        } finally {
            int status = response.isSent() ? response.status().code() : GONE;
            answered(request, status, Duration.ofNanos(nanoTime.getAsLong() - start));
        }
    }

    /**
     * Logs and counts a request that could not be read as HTTP.
     *
     * @param requestId what the answer calls it
     * @param status the status of the answer
     * @param address where the connection comes from
     */
    public void unreadable(String requestId, int status, InetAddress address) {
        metrics.answered(NO_OPERATION, status, Duration.ZERO);
        if (budget.take()) {
            line(requestId, NO_OPERATION, status, Duration.ZERO)
                    .addKeyValue("address", address.getHostAddress())
                    .log("request");
        }
    }

    private void answered(RoutingRequest request, int status, Duration duration) {
        Context context = request.context();
        String operation = context.get(Operation.class).map(Operation::id).orElse(NO_OPERATION);
        metrics.answered(operation, status, duration);
        if (operation.equals(NO_OPERATION) && status >= 400 && !budget.take()) {
            return;
        }
        String requestId = context.get(RequestId.class).map(RequestId::value).orElse(NO_ID);
        LoggingEventBuilder line = line(requestId, operation, status, duration);
        context.get(CallerAddress.class).ifPresent(address -> line.addKeyValue("address", address.value()));
        context.get(Caller.class).ifPresent(caller -> {
            line.addKeyValue("caller", caller.subject());
            line.addKeyValue("client", caller.clientId());
        });
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
