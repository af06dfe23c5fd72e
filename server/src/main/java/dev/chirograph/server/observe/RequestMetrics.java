package dev.chirograph.server.observe;

import io.helidon.metrics.api.Counter;
import io.helidon.metrics.api.MeterRegistry;
import io.helidon.metrics.api.Tag;
import io.helidon.metrics.api.Timer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * Counts and times requests. Tags come from the contract and never from a caller, so that their number is bounded. Each
 * meter is looked up in the registry once. Thread-safe.
 */
final class RequestMetrics {
    /** No status is greater (RFC 9110, section 15). */
    private static final int STATUSES = 600;

    private final MeterRegistry registry;
    private final Map<String, AtomicReferenceArray<@Nullable Meters>> meters = new ConcurrentHashMap<>();

    /** The meters of one operation and status. */
    private record Meters(Timer requests, @Nullable Counter refusals) {}

    RequestMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    void answered(String operation, int status, Duration duration) {
        Meters meters = metersOf(operation, status);
        meters.requests().record(duration);
        if (meters.refusals() != null) {
            meters.refusals().increment();
        }
    }

    private Meters metersOf(String operation, int status) {
        AtomicReferenceArray<@Nullable Meters> ofOperation = meters.get(operation);
        if (ofOperation == null) {
            ofOperation = meters.computeIfAbsent(operation, name -> new AtomicReferenceArray<>(STATUSES));
        }
        Meters known = ofOperation.get(status);
        if (known == null) {
            // Two threads may both do this: the registry returns the same meters.
            known = register(operation, status);
            ofOperation.set(status, known);
        }
        return known;
    }

    private Meters register(String operation, int status) {
        Tag operationTag = Tag.create("operation", operation);
        Timer requests = registry.getOrCreate(Timer.builder("chirograph_requests")
                .description("Time from the request's headers to the end of the response")
                .tags(List.of(operationTag, Tag.create("status", status / 100 + "xx"))));
        if (status < 400) {
            return new Meters(requests, null);
        }
        Counter refusals = registry.getOrCreate(Counter.builder("chirograph_refusals")
                .description("Requests answered with a problem")
                .tags(List.of(operationTag, Tag.create("status", Integer.toString(status)))));
        return new Meters(requests, refusals);
    }
}
