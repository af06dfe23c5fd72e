package dev.chirograph.server.observe;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.helidon.metrics.api.Counter;
import io.helidon.metrics.api.MeterRegistry;
import io.helidon.metrics.api.MetricsConfig;
import io.helidon.metrics.api.MetricsFactory;
import io.helidon.metrics.api.Tag;
import io.helidon.metrics.api.Timer;
import io.helidon.service.registry.Services;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class RequestMetricsTest {
    private static final MeterRegistry REGISTRY =
            Services.get(MetricsFactory.class).createMeterRegistry(MetricsConfig.create());

    @Test
    void requestsAreTimedByOperationAndStatusClassAndProblemsCountedByStatus() {
        var metrics = new RequestMetrics(REGISTRY);

        metrics.answered("timed", 200, Duration.ofMillis(3));
        metrics.answered("timed", 201, Duration.ofMillis(4));
        metrics.answered("timed", 404, Duration.ofMillis(5));
        metrics.answered("counted", 404, Duration.ofMillis(6));

        assertEquals(2, timer("timed", "2xx").count());
        assertEquals(1, timer("timed", "4xx").count());
        assertEquals(1, refusals("timed", "404").count());
        assertEquals(1, refusals("counted", "404").count());
    }

    @Test
    void metersAreLookedUpOncePerOperationAndStatus() {
        var lookups = new AtomicInteger();
        var metrics = new RequestMetrics(counting(lookups));

        for (int i = 0; i < 3; i++) {
            metrics.answered("lookedUp", 200, Duration.ofMillis(3));
            metrics.answered("lookedUp", 404, Duration.ofMillis(5));
            metrics.answered("abandoned", 499, Duration.ofMillis(5));
        }

        assertEquals(5, lookups.get());
    }

    private MeterRegistry counting(AtomicInteger lookups) {
        return (MeterRegistry) Proxy.newProxyInstance(
                MeterRegistry.class.getClassLoader(),
                new Class<?>[] {MeterRegistry.class},
                (proxy, method, arguments) -> {
                    if (method.getName().equals("getOrCreate")) {
                        lookups.incrementAndGet();
                    }
                    return method.invoke(REGISTRY, arguments);
                });
    }

    private Timer timer(String operation, String status) {
        return REGISTRY.timer("chirograph_requests", tags(operation, status)).orElseThrow();
    }

    private Counter refusals(String operation, String status) {
        return REGISTRY.counter("chirograph_refusals", tags(operation, status)).orElseThrow();
    }

    private static List<Tag> tags(String operation, String status) {
        return List.of(Tag.create("operation", operation), Tag.create("status", status));
    }
}
