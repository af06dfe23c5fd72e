package dev.chirograph.server.observe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.spi.ILoggingEvent;
import dev.chirograph.server.LoggedLines;
import dev.chirograph.server.RunningEdge;
import dev.chirograph.server.limit.LocalLimiter;
import dev.chirograph.server.runtime.Authentication;
import dev.chirograph.server.runtime.Caller;
import dev.chirograph.server.runtime.Operation;
import dev.chirograph.server.runtime.ProblemException;
import dev.chirograph.server.runtime.Response;
import dev.chirograph.server.runtime.Route;
import dev.chirograph.server.runtime.pipeline.Pipeline;
import dev.chirograph.server.runtime.pipeline.PipelineSettings;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The log and metrics of requests. */
class RequestLogTest {
    @TempDir
    static Path folder;

    private static RunningEdge edge;
    private static HttpClient client;

    private final LoggedLines lines = LoggedLines.of(RequestLog.class);

    @BeforeAll
    static void start() throws Exception {
        Pipeline pipeline = Pipeline.of(
                List.of(
                        Route.of(
                                Operation.builder("getMine", "GET", "/mine")
                                        .requires()
                                        .build(),
                                incoming -> Response.empty(204)),
                        Route.of(Operation.builder("resting", "GET", "/resting").build(), incoming -> {
                            throw ProblemException.unavailable("The database rests", Duration.ofSeconds(2));
                        })),
                credentials -> new Authentication.Known(new Caller("ada", "phone", Set.of())),
                new LocalLimiter(System::nanoTime),
                PipelineSettings.defaults());
        edge = RunningEdge.start(folder, 1000, pipeline::addTo);
        client = edge.client();
    }

    @AfterAll
    static void stop() {
        client.close();
        edge.close();
    }

    @AfterEach
    void stopListening() {
        lines.close();
    }

    @Test
    void lineNamesOperationStatusCallerAndAddressAndNoQuery() throws Exception {
        HttpResponse<String> response = get(edge.api("/mine?secret=1"));

        ILoggingEvent line = line();
        assertEquals("request", line.getFormattedMessage());
        assertEquals(
                response.headers().firstValue("X-Request-Id").orElseThrow(), LoggedLines.value(line, "request_id"));
        assertEquals("getMine", LoggedLines.value(line, "operation"));
        assertEquals("204", LoggedLines.value(line, "status"));
        assertEquals("ada", LoggedLines.value(line, "caller"));
        assertEquals("phone", LoggedLines.value(line, "client"));
        assertEquals("127.0.0.1", LoggedLines.value(line, "address"));
        assertTrue(Double.parseDouble(LoggedLines.value(line, "duration_ms")) >= 0);
        assertFalse(line.getKeyValuePairs().toString().contains("secret"));
    }

    @Test
    void lineOfAPathWithoutOperationNamesNoneAndNoCaller() throws Exception {
        get(edge.api("/nowhere"));

        ILoggingEvent line = line();
        assertEquals("none", LoggedLines.value(line, "operation"));
        assertEquals("", LoggedLines.value(line, "caller"));
    }

    @Test
    void metricsAreTaggedWithTheOperationAndTheStatus() throws Exception {
        get(edge.api("/resting"));
        get(edge.api("/nowhere"));

        String metrics = get(edge.management("/observe/metrics")).body();

        assertTrue(hasRefusal(metrics, "resting", 503), metrics);
        assertTrue(hasRefusal(metrics, "none", 404), metrics);
        assertTrue(metrics.contains("chirograph_requests_seconds_count{operation=\"none\""), metrics);
    }

    private static boolean hasRefusal(String metrics, String operation, int status) {
        return metrics.lines()
                .anyMatch(line -> line.startsWith("chirograph_refusals_total{")
                        && line.contains("operation=\"" + operation + "\"")
                        && line.contains("status=\"" + status + "\""));
    }

    /** A line is written after the response was sent. */
    private ILoggingEvent line() {
        while (lines.all().isEmpty()) {
            LockSupport.parkNanos(1_000_000);
        }
        return lines.all().getFirst();
    }

    private static HttpResponse<String> get(URI uri) throws Exception {
        return client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
    }
}
