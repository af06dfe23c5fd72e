package dev.chirograph.server.edge;

import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.spi.ServerFeature;
import java.util.function.Consumer;

/**
 * What the management listener serves.
 *
 * @param feature a feature of the web server, for health and metrics
 * @param routes adds all other routes
 */
public record ManagementRoutes(ServerFeature feature, Consumer<HttpRouting.Builder> routes) {}
