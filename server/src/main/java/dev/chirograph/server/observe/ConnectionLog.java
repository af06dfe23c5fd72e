package dev.chirograph.server.observe;

import dev.chirograph.server.edge.connection.ConnectionObserver;
import io.helidon.metrics.api.Counter;
import io.helidon.metrics.api.Gauge;
import io.helidon.metrics.api.MeterRegistry;
import io.helidon.metrics.api.Tag;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts connections that the server rejects or closes, and logs them within the budget for lines that any client can
 * cause.
 */
final class ConnectionLog implements ConnectionObserver {
    private static final Logger LOG = LoggerFactory.getLogger(ConnectionLog.class);
    private static final long SUMMARY_NANOS = Duration.ofSeconds(1).toNanos();

    private final MeterRegistry registry;
    private final LineBudget budget;
    private final LongSupplier nanoTime;

    // Guarded by this.
    private long summarizedAt;

    ConnectionLog(MeterRegistry registry, LineBudget budget, LongSupplier nanoTime) {
        this.registry = registry;
        this.budget = budget;
        this.nanoTime = nanoTime;
        this.summarizedAt = nanoTime.getAsLong();
    }

    @Override
    public void show(Supplier<Integer> connections, Supplier<Long> bodyBytes) {
        registry.getOrCreate(
                Gauge.builder("chirograph_connections", connections).description("Open connections"));
        registry.getOrCreate(Gauge.builder("chirograph_body_bytes", bodyBytes)
                .description("Bytes of request bodies held in memory"));
    }

    @Override
    public void refused(String reason, InetAddress address) {
        count("chirograph_connections_refused", "Connections closed at once because there were too many", reason);
        line("connection refused", reason, address);
    }

    @Override
    public void timedOut(String waitedFor, InetAddress address) {
        count("chirograph_connections_timed_out", "Connections ended because the client was too slow", waitedFor);
        if (!waitedFor.equals("next_request")) {
            // Most connections end idle; that is not worth a line.
            line("connection timed out", waitedFor, address);
        }
    }

    /** Logs the number of dropped lines about once a second, if there are any. Called periodically. */
    @Override
    public synchronized void tick() {
        if (nanoTime.getAsLong() - summarizedAt < SUMMARY_NANOS) {
            return;
        }
        summarizedAt = nanoTime.getAsLong();
        long leftOut = budget.takeLeftOut();
        if (leftOut > 0) {
            LOG.atWarn().addKeyValue("left_out", leftOut).log("too many lines about refused requests and connections");
        }
    }

    private void count(String name, String description, String reason) {
        registry.getOrCreate(Counter.builder(name).description(description).tags(List.of(Tag.create("reason", reason))))
                .increment();
    }

    private void line(String message, String reason, InetAddress address) {
        if (budget.take()) {
            LOG.atInfo()
                    .addKeyValue("reason", reason)
                    .addKeyValue("address", address.getHostAddress())
                    .log(message);
        }
    }
}
