package dev.chirograph.server.observe;

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

/** Counts the connections that the server refuses or ends, and logs them as far as there is room for lines that strangers cause. */
public final class ConnectionLog {
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

    /**
     * Shows what there is now as metrics.
     *
     * @param connections returns how many connections are open
     * @param bodyBytes returns how many bytes of bodies are held
     */
    public void show(Supplier<Integer> connections, Supplier<Long> bodyBytes) {
        registry.getOrCreate(
                Gauge.builder("chirograph_connections", connections).description("Open connections"));
        registry.getOrCreate(Gauge.builder("chirograph_body_bytes", bodyBytes)
                .description("Bytes of request bodies held in memory"));
    }

    /**
     * A connection was closed as soon as it was accepted.
     *
     * @param reason {@code total}, {@code address} or {@code stopping}
     */
    public void refused(String reason, InetAddress address) {
        count("chirograph_connections_refused", "Connections closed at once because there were too many", reason);
        line("connection refused", reason, address);
    }

    /**
     * A connection was ended because its client was too slow.
     *
     * @param waitedFor what the client did not send or take in time, such as {@code body}
     */
    public void timedOut(String waitedFor, InetAddress address) {
        count("chirograph_connections_timed_out", "Connections ended because the client was too slow", waitedFor);
        if (!waitedFor.equals("next_request")) {
            // An idle connection that ends is no event: it is how most of them end.
            line("connection timed out", waitedFor, address);
        }
    }

    /** Says about once a second how many lines were left out meanwhile, if any; called again and again. */
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
