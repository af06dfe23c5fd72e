package dev.chirograph.server.observe;

import io.helidon.health.HealthCheckResponse;
import io.helidon.health.HealthCheckType;
import io.helidon.metrics.api.MeterRegistry;
import io.helidon.webserver.observe.ObserveFeature;
import io.helidon.webserver.observe.health.HealthObserver;
import io.helidon.webserver.observe.metrics.MetricsObserver;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Serves {@code /observe/health} and {@code /observe/metrics} on one socket and nowhere else. */
public final class Management {
    private static final Logger LOG = LoggerFactory.getLogger(Management.class);

    private Management() {}

    /**
     * Makes the feature.
     *
     * @param socket the name of the only socket that shows it
     * @param checks what has to be there for the server to be of use, by name
     * @param registry the metrics to show
     */
    public static ObserveFeature on(String socket, Map<String, HealthCheck> checks, MeterRegistry registry) {
        var health = HealthObserver.builder().details(true).useSystemServices(false);
        checks.forEach((name, check) -> health.addCheck(() -> answer(name, check), HealthCheckType.READINESS, name));
        return ObserveFeature.builder()
                .observersDiscoverServices(false)
                .addObserver(health.build())
                .addObserver(MetricsObserver.builder().meterRegistry(registry).build())
                .sockets(List.of(socket))
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
