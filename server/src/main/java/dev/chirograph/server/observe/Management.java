package dev.chirograph.server.observe;

import dev.chirograph.server.edge.EdgeHealth;
import dev.chirograph.server.edge.HealthCheck;
import dev.chirograph.server.edge.ManagementRoutes;
import io.helidon.health.HealthCheckResponse;
import io.helidon.health.HealthCheckType;
import io.helidon.http.HeaderValues;
import io.helidon.metrics.api.MeterRegistry;
import io.helidon.webserver.observe.ObserveFeature;
import io.helidon.webserver.observe.health.HealthObserver;
import io.helidon.webserver.observe.health.HealthObserverConfig;
import io.helidon.webserver.observe.metrics.MetricsObserver;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Serves {@code /observe/health}, {@code /observe/metrics} and {@code /observe/info} on the management listener. */
public final class Management {
    private static final Logger LOG = LoggerFactory.getLogger(Management.class);

    private static final String INFO = "/observe/info";

    private Management() {}

    /**
     * Returns the routes.
     *
     * @param edge the health of the listeners
     * @param ready readiness checks by name, of the dependencies that requests need
     * @param details whether health says why it is DOWN; the log does in any case
     * @param info what runs here
     * @param registry the metrics
     */
    public static ManagementRoutes of(
            EdgeHealth edge, Map<String, HealthCheck> ready, boolean details, ServerInfo info, MeterRegistry registry) {
        var health = HealthObserver.builder().details(details).useSystemServices(false);
        add(health, HealthCheckType.STARTUP, "listeners", edge.started());
        edge.live().forEach((name, check) -> add(health, HealthCheckType.LIVENESS, name, check));
        add(health, HealthCheckType.READINESS, "accepting", edge.accepting());
        ready.forEach((name, check) -> add(health, HealthCheckType.READINESS, name, check));
        ObserveFeature feature = ObserveFeature.builder()
                .observersDiscoverServices(false)
                .addObserver(health.build())
                .addObserver(MetricsObserver.builder().meterRegistry(registry).build())
                .build();
        byte[] json = info.json();
        return new ManagementRoutes(
                feature,
                routing -> routing.get(INFO, (request, response) -> {
                    response.header(HeaderValues.CONTENT_TYPE_JSON);
                    response.send(json);
                }));
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
