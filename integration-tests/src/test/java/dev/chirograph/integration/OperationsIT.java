package dev.chirograph.integration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.chirograph.integration.process.ServerProcess;
import dev.chirograph.integration.process.SharedServer;
import dev.chirograph.sdk.ApiResponse;
import dev.chirograph.sdk.ChirographClient;
import dev.chirograph.sdk.Page;
import dev.chirograph.sdk.model.User;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Logs, health, metrics and listeners as operators see them. */
@ExtendWith(SharedServer.class)
final class OperationsIT {
    private final HttpClient plain = HttpClient.newHttpClient();

    @Test
    void requestLogHasOneJsonLinePerRequestWithoutSecrets(ServerProcess server) throws Exception {
        ApiResponse<User> answer;
        try (ChirographClient user = Clients.seededUser(server)) {
            answer = user.users().calls().me().executeWithResponse();
        }

        String line = server.awaitLog(entry ->
                entry.contains("\"message\":\"request\"") && entry.contains(String.valueOf(answer.requestId())));
        JsonObject entry = Json.createReader(new StringReader(line)).readObject();
        assertEquals("getCurrentUser", entry.getString("operation"));
        assertEquals(200, entry.getInt("status"));
        assertTrue(entry.getJsonNumber("duration_ms").doubleValue() > 0);
        assertEquals("127.0.0.1", entry.getString("address"));
        assertTrue(entry.get("caller").toString().contains(answer.value().id().toString()), line);
        String log = String.join("\n", server.log());
        assertFalse(log.contains("eyJ"), "a token is in the log");
        assertFalse(log.contains(server.printed("client secret")), "the client's secret is in the log");
    }

    @Test
    void healthAndMetricsAreServedOnLoopbackOnly(ServerProcess server) throws Exception {
        HttpResponse<String> health = RawHttp.get(plain, server.managementUrl().resolve("/observe/health"));
        HttpResponse<String> metrics = RawHttp.get(plain, server.managementUrl().resolve("/observe/metrics"));
        HttpResponse<String> outside =
                RawHttp.get(RawHttp.clientOf(server), server.url().resolve("/observe/metrics"));

        assertEquals(200, health.statusCode());
        assertTrue(health.body().contains("\"database\""), health::body);
        assertEquals(200, metrics.statusCode());
        assertEquals(404, outside.statusCode());
    }

    @Test
    void managementRejectsDnsRebinding(ServerProcess server) throws Exception {
        URI rebound = URI.create("http://rebound.test:" + server.managementUrl().getPort());

        HttpResponse<String> health = RawHttp.get(plain, rebound.resolve("/observe/health"));
        HttpResponse<String> metrics = RawHttp.get(plain, rebound.resolve("/observe/metrics"));

        assertEquals(421, health.statusCode(), health::body);
        assertEquals(421, metrics.statusCode(), metrics::body);
        assertEquals(
                "application/problem+json",
                health.headers().firstValue("Content-Type").orElse(""));
    }

    @Test
    void metricsCountRequestsByOperation(ServerProcess server) throws Exception {
        try (ChirographClient developer = Clients.development(server)) {
            Page<User> page = developer.users().list().firstPage();
            assertFalse(page.items().isEmpty());
        }

        HttpResponse<String> metrics = RawHttp.get(plain, server.managementUrl().resolve("/observe/metrics"));

        assertTrue(
                metrics.body()
                        .lines()
                        .anyMatch(line -> line.startsWith("chirograph_requests_seconds_count{")
                                && line.contains("operation=\"listUsers\"")
                                && line.contains("status=\"2xx\"")),
                metrics::body);
    }

    @Test
    void plainHttpListenerOnlyRedirectsToTheConfiguredHost(ServerProcess server) throws Exception {
        HttpResponse<String> answer = RawHttp.get(plain, server.plainUrl().resolve("/items?limit=1"));

        assertEquals(308, answer.statusCode());
        assertEquals(
                server.url() + "/items?limit=1",
                answer.headers().firstValue("Location").orElseThrow());
    }

    @Test
    void servedDocumentIsTheSourceOfBothHalves(ServerProcess server) throws Exception {
        HttpClient http = RawHttp.clientOf(server);

        HttpResponse<String> yaml = RawHttp.get(http, server.url().resolve("/openapi.yaml"));
        HttpResponse<String> json = RawHttp.get(http, server.url().resolve("/openapi.json"));

        Path document = Path.of(System.getProperty("chirograph.root"), "spec", "openapi.yaml");
        // The served one names the server that serves it.
        String expected = Files.readString(document)
                .replaceFirst(
                        "(?s)\nservers:\n.*?\ntags:",
                        "\nservers:\n  - url: " + server.url() + "\n    description: This server.\ntags:");
        assertEquals(expected, yaml.body());
        assertEquals(
                "3.1.0",
                Json.createReader(new StringReader(json.body())).readObject().getString("openapi"));
    }
}
