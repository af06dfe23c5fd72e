package dev.chirograph.server.edge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class DrainTest {

    @Test
    void whileItDrainsTheServerServesAndClosesConnections() throws Exception {
        try (RunningEdge edge = RunningEdge.startDraining(Duration.ofMinutes(10));
                HttpClient client = edge.client()) {
            HttpRequest request = HttpRequest.newBuilder(edge.api("/ok")).build();
            HttpResponse<String> before = client.send(request, BodyHandlers.ofString());

            Thread closing = Thread.ofVirtual().start(edge::close);
            HttpResponse<String> draining = before;
            while (!isLast(draining)) {
                draining = client.send(request, BodyHandlers.ofString());
                assertEquals(200, draining.statusCode());
            }

            assertFalse(isLast(before));
            assertEquals(200, client.send(request, BodyHandlers.ofString()).statusCode());
            // Nobody waits for the end of the drain time here.
            closing.interrupt();
            closing.join();
        }
    }

    private static boolean isLast(HttpResponse<?> response) {
        return response.headers().firstValue("Connection").orElse("").equalsIgnoreCase("close");
    }
}
