package dev.chirograph.server.edge;

import io.helidon.webserver.WebServer;
import io.helidon.webserver.spi.ServerFeature;
import java.util.Map;

/** Serves the liveness checks of the listeners at one path. */
record TestManagement(Map<String, HealthCheck> live) implements ServerFeature {
    static final String PATH = "/observe/health";

    static ManagementRoutes routes(EdgeHealth health) {
        return new ManagementRoutes(new TestManagement(health.live()), routing -> {});
    }

    @Override
    public void setup(ServerFeatureContext context) {
        context.socket(WebServer.DEFAULT_SOCKET_NAME).httpRouting().get(PATH, (request, response) -> {
            for (HealthCheck check : live.values()) {
                check.check();
            }
            response.send(String.join(" ", live.keySet().stream().sorted().toList()));
        });
    }

    @Override
    public String name() {
        return "management";
    }

    @Override
    public String type() {
        return "management";
    }
}
