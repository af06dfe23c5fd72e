package dev.chirograph.server.observe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.chirograph.server.edge.EdgeHealth;
import dev.chirograph.server.edge.ManagementRoutes;
import io.helidon.metrics.api.MeterRegistry;
import io.helidon.service.registry.Services;
import io.helidon.webserver.WebServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class ManagementTest {
    @Test
    void healthIs503AndNamesTheCheckButNotTheReasonWhileACheckFails() throws Exception {
        var isWell = new AtomicBoolean(true);
        WebServer server = start(isWell);
        try (HttpClient client = HttpClient.newHttpClient()) {
            var health = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + "/observe/health"))
                    .build();

            HttpResponse<String> well = client.send(health, BodyHandlers.ofString());
            isWell.set(false);
            HttpResponse<String> ill = client.send(health, BodyHandlers.ofString());

            assertEquals(200, well.statusCode());
            assertTrue(well.body().contains("\"UP\""), well.body());
            assertEquals(503, ill.statusCode());
            assertTrue(ill.body().contains("database"), ill.body());
            assertFalse(ill.body().contains("hidden"), ill.body());
        } finally {
            server.stop();
        }
    }

    @Test
    void infoTellsWhatRunsHere() throws Exception {
        WebServer server = start(new AtomicBoolean(true));
        try (var client = HttpClient.newHttpClient()) {
            HttpResponse<String> info = client.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + "/observe/info"))
                            .build(),
                    BodyHandlers.ofString());
            HttpResponse<String> started = client.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + "/observe/health/started"))
                            .build(),
                    BodyHandlers.ofString());

            assertEquals(200, info.statusCode());
            assertEquals(
                    "{\"version\":\"1.2.3\",\"commit\":\"abcdef\",\"document_version\":\"0.2.0\","
                            + "\"started\":\"2026-12-01T00:00:00Z\"}",
                    info.body());
            assertEquals(200, started.statusCode());
        } finally {
            server.stop();
        }
    }

    private static WebServer start(AtomicBoolean isWell) {
        ManagementRoutes management = Management.of(
                new EdgeHealth(Map.of(), () -> {}, () -> {}),
                Map.of("database", () -> {
                    if (!isWell.get()) {
                        throw new IOException("the hidden reason");
                    }
                }),
                true,
                new ServerInfo("1.2.3", "abcdef", "0.2.0", Instant.parse("2026-12-01T00:00:00Z")),
                Services.get(MeterRegistry.class));
        return WebServer.builder()
                .featuresDiscoverServices(false)
                .shutdownHook(false)
                .host("127.0.0.1")
                .addFeature(management.feature())
                .routing(management.routes()::accept)
                .build()
                .start();
    }
}
