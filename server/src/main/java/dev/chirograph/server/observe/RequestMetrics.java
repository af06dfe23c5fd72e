package dev.chirograph.server.observe;

import io.helidon.metrics.api.Counter;
import io.helidon.metrics.api.MeterRegistry;
import io.helidon.metrics.api.Tag;
import io.helidon.metrics.api.Timer;
import java.time.Duration;
import java.util.List;

/** Counts and times requests. The tags come from the contract and never from a caller, so that their number is bounded. */
final class RequestMetrics {
    private final MeterRegistry registry;

    RequestMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    void answered(String operation, int status, Duration duration) {
        registry.getOrCreate(Timer.builder("chirograph_requests")
                        .description("Time from the request's headers to the end of the answer")
                        .tags(List.of(Tag.create("operation", operation), Tag.create("status", status / 100 + "xx"))))
                .record(duration);
        if (status >= 400) {
            registry.getOrCreate(Counter.builder("chirograph_refusals")
                            .description("Requests answered with a problem")
                            .tags(List.of(
                                    Tag.create("operation", operation),
                                    Tag.create("status", Integer.toString(status)))))
                    .increment();
        }
    }
}
