package dev.chirograph.server.runtime.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.chirograph.server.limit.LocalLimiter;
import dev.chirograph.server.runtime.Authentication;
import dev.chirograph.server.runtime.Operation;
import dev.chirograph.server.runtime.Response;
import dev.chirograph.server.runtime.Route;
import io.helidon.webserver.WebServer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A pipeline behind a plain web server: request ids and addresses need no configuration. */
class PipelineWithoutEdgeTest {
    private static WebServer server;
    private static HttpClient client;

    @BeforeAll
    static void start() {
        Pipeline pipeline = Pipeline.of(
                List.of(Route.of(
                        Operation.builder("getSelf", "GET", "/self").build(),
                        request -> Response.text(
                                200,
                                "text/plain",
                                request.call().requestId() + " "
                                        + request.call().address()))),
                credentials -> new Authentication.Missing(),
                new LocalLimiter(System::nanoTime),
                PipelineSettings.defaults());
        server = WebServer.builder()
                .shutdownHook(false)
                .host("127.0.0.1")
                .routing(pipeline::addTo)
                .build()
                .start();
        client = HttpClient.newHttpClient();
    }

    @AfterAll
    static void stop() {
        client.close();
        server.stop();
    }

    @Test
    void requestIdIsCreatedAndReturnedAndTheAddressIsThePeers() throws Exception {
        HttpResponse<String> response = get("/self");

        String requestId = response.headers().firstValue("X-Request-Id").orElseThrow();
        assertTrue(requestId.matches("[0-9a-f]{24}"), requestId);
        assertEquals(requestId + " 127.0.0.1", response.body());
    }

    @Test
    void requestIdOfTheCallerIsUsed() throws Exception {
        assertEquals("call-1 127.0.0.1", get("/self", "X-Request-Id", "call-1").body());
    }

    @Test
    void problemHasTheRequestIdHeaderToo() throws Exception {
        HttpResponse<String> response = get("/nowhere", "X-Request-Id", "call-2");

        assertEquals(404, response.statusCode());
        assertEquals("call-2", response.headers().firstValue("X-Request-Id").orElseThrow());
        assertTrue(response.body().contains("\"type\":\"about:blank\""), response.body());
    }

    private static HttpResponse<String> get(String path, String... headers) throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), BodyHandlers.ofString());
    }
}
