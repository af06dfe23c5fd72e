package dev.chirograph.server.observe;

import io.helidon.health.HealthCheckResponse;
import io.helidon.health.HealthCheckType;
import io.helidon.metrics.api.MeterRegistry;
import io.helidon.webserver.observe.ObserveFeature;
import io.helidon.webserver.observe.health.HealthObserver;
import io.helidon.webserver.observe.metrics.MetricsObserver;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Serves {@code /observe/health} and {@code /observe/metrics} on the management listener. */
public final class Management {
    private static final Logger LOG = LoggerFactory.getLogger(Management.class);

    private Management() {}

    /**
     * Makes the feature.
     *
     * @param live what works as long as the process is not to be restarted, by name
     * @param ready what has to be there for the server to be of use, by name
     * @param registry the metrics to show
     */
    public static ObserveFeature of(
            Map<String, HealthCheck> live, Map<String, HealthCheck> ready, MeterRegistry registry) {
        var health = HealthObserver.builder().details(true).useSystemServices(false);
        live.forEach((name, check) -> health.addCheck(() -> answer(name, check), HealthCheckType.LIVENESS, name));
        ready.forEach((name, check) -> health.addCheck(() -> answer(name, check), HealthCheckType.READINESS, name));
        return ObserveFeature.builder()
                .observersDiscoverServices(false)
                .addObserver(health.build())
                .addObserver(MetricsObserver.builder().meterRegistry(registry).build())
                .build();
    }

    private static HealthCheckResponse answer(String name, HealthCheck check) {
        try {
            check.check();
            return HealthCheckResponse.builder().status(true).build();
        } catch (Exception e) {
            LOG.atWarn().addKeyValue("check", name).setCause(e).log("health check failed");
            return HealthCheckResponse.builder().status(false).build();
        }
    }
}
