package dev.chirograph.server.observe;

import dev.chirograph.server.edge.HealthCheck;
import io.helidon.health.HealthCheckResponse;
import io.helidon.health.HealthCheckType;
import io.helidon.metrics.api.MeterRegistry;
import io.helidon.webserver.observe.ObserveFeature;
import io.helidon.webserver.observe.health.HealthObserver;
import io.helidon.webserver.observe.health.HealthObserverConfig;
import io.helidon.webserver.observe.metrics.MetricsObserver;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Serves {@code /observe/health} and {@code /observe/metrics} on the management listener. */
public final class Management {
    private static final Logger LOG = LoggerFactory.getLogger(Management.class);

    private Management() {}

    /**
     * Returns the feature.
     *
     * @param live liveness checks by name; when one fails, the process should be restarted
     * @param ready readiness checks by name, of the dependencies that requests need
     * @param registry the metrics
     */
    public static ObserveFeature of(
            Map<String, HealthCheck> live, Map<String, HealthCheck> ready, MeterRegistry registry) {
        var health = HealthObserver.builder().details(true).useSystemServices(false);
        live.forEach((name, check) -> add(health, HealthCheckType.LIVENESS, name, check));
        ready.forEach((name, check) -> add(health, HealthCheckType.READINESS, name, check));
        return ObserveFeature.builder()
                .observersDiscoverServices(false)
                .addObserver(health.build())
                .addObserver(MetricsObserver.builder().meterRegistry(registry).build())
                .build();
    }

    private static void add(HealthObserverConfig.Builder health, HealthCheckType type, String name, HealthCheck check) {
        var failing = new AtomicBoolean();
        health.addCheck(() -> answer(name, check, failing), type, name);
    }

    /** Logs only when the result changes, because a check may run every second. */
    private static HealthCheckResponse answer(String name, HealthCheck check, AtomicBoolean failing) {
        try {
            check.check();
            if (failing.getAndSet(false)) {
                LOG.atInfo().addKeyValue("check", name).log("health check passes again");
            }
            return HealthCheckResponse.builder().status(true).build();
        } catch (UnhealthyException e) {
            if (!failing.getAndSet(true)) {
                LOG.atWarn()
                        .addKeyValue("check", name)
                        .addKeyValue("reason", e.getMessage())
                        .log("health check failed");
            }
            return HealthCheckResponse.builder()
                    .status(false)
                    .detail("reason", String.valueOf(e.getMessage()))
                    .build();
        } catch (Exception e) {
            if (!failing.getAndSet(true)) {
                LOG.atWarn().addKeyValue("check", name).setCause(e).log("health check failed");
            }
            return HealthCheckResponse.builder().status(false).build();
        }
    }
}
