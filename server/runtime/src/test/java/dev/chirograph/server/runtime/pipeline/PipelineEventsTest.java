package dev.chirograph.server.runtime.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.chirograph.server.edge.RunningEdge;
import dev.chirograph.server.limit.LocalLimiter;
import dev.chirograph.server.runtime.Authentication;
import dev.chirograph.server.runtime.CallerGoneException;
import dev.chirograph.server.runtime.EventSink;
import dev.chirograph.server.runtime.EventSource;
import dev.chirograph.server.runtime.Operation;
import dev.chirograph.server.runtime.Response;
import dev.chirograph.server.runtime.Route;
import dev.chirograph.server.runtime.ServerEvent;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Streams of events, over real connections. */
class PipelineEventsTest {
    /** The events that the handler of {@code /fed} sends, one after the other, until an empty string. */
    private static final BlockingQueue<String> FEED = new ArrayBlockingQueue<>(10);

    /** The outcomes of endless streams. */
    private static final BlockingQueue<Exception> ENDS = new ArrayBlockingQueue<>(10);

    private static RunningEdge edge;

    @BeforeAll
    static void start() throws Exception {
        List<Route> routes = List.of(
                stream("all", PipelineEventsTest::sendAll),
                stream("fed", PipelineEventsTest::sendWhatIsFed),
                stream("nothing", sink -> {}),
                stream("failing", sink -> {
                    sink.send("one");
                    throw new IOException("the hidden reason");
                }),
                stream("endless", PipelineEventsTest::sendForEver),
                Route.of(
                        Operation.builder("resumed", "GET", "/resumed").build(),
                        incoming -> Response.<String>events(
                                200,
                                "text/event-stream",
                                text -> text,
                                sink -> sink.send(
                                        incoming.call().header("Last-Event-ID").toString()))));
        Pipeline pipeline = Pipeline.of(
                routes,
                credentials -> new Authentication.Missing(),
                new LocalLimiter(() -> 0),
                PipelineSettings.defaults());
        edge = RunningEdge.start(1000, pipeline::addTo);
    }

    @AfterAll
    static void stop() {
        edge.close();
    }

    private static Route stream(String name, EventSource<String> source) {
        return Route.of(
                Operation.builder(name, "GET", "/" + name)
                        .produces("text/event-stream")
                        .build(),
                incoming -> Response.<String>events(200, "text/event-stream", text -> text, source));
    }

    private static void sendAll(EventSink<String> sink) throws Exception {
        sink.send("one");
        sink.send(ServerEvent.of("two\nlines").withId("7").withEvent("added").withRetry(Duration.ofSeconds(3)));
        sink.keepAlive();
        sink.send("");
    }

    private static void sendWhatIsFed(EventSink<String> sink) throws Exception {
        for (String text = FEED.take(); !text.isEmpty(); text = FEED.take()) {
            sink.send(text);
        }
    }

    private static void sendForEver(EventSink<String> sink) throws Exception {
        try {
            while (true) {
                sink.keepAlive();
            }
        } catch (Exception e) {
            ENDS.add(e);
            throw e;
        }
    }

    @Test
    void eventsAreWrittenFieldByField() throws Exception {
        HttpResponse<String> answer = get("/all");

        assertEquals(200, answer.statusCode());
        assertEquals(
                "text/event-stream", answer.headers().firstValue("Content-Type").orElseThrow());
        assertEquals("""
                :

                data: one

                event: added
                id: 7
                retry: 3000
                data: two
                data: lines

                :

                data:\s

                """, answer.body());
    }

    @Test
    void eachEventIsSentAsItComes() throws Exception {
        HttpResponse<InputStream> answer = edge.client().send(request("/fed"), BodyHandlers.ofInputStream());

        try (var lines = new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8))) {
            assertEquals(":", lines.readLine());
            assertEquals("", lines.readLine());
            for (String text : List.of("one", "two")) {
                FEED.add(text);
                assertEquals("data: " + text, lines.readLine());
                assertEquals("", lines.readLine());
            }
            FEED.add("");
            assertEquals(null, lines.readLine());
        }
    }

    @Test
    void streamWithoutEventsIsOpenedAndEnded() throws Exception {
        assertEquals(":\n\n", get("/nothing").body());
    }

    @Test
    void callerSeesAFailingStreamBreakOff() {
        assertThrows(IOException.class, () -> get("/failing"));
    }

    @Test
    void headRequestGetsNoEvents() throws Exception {
        HttpRequest head = HttpRequest.newBuilder(edge.api("/fed"))
                .method("HEAD", BodyPublishers.noBody())
                .timeout(Duration.ofSeconds(20))
                .build();

        HttpResponse<String> answer = edge.client().send(head, BodyHandlers.ofString());

        assertEquals(200, answer.statusCode());
        assertEquals("", answer.body());
    }

    @Test
    void lastEventIdReachesTheHandler() throws Exception {
        HttpRequest again = HttpRequest.newBuilder(edge.api("/resumed"))
                .header("Last-Event-ID", "7")
                .build();

        String events = edge.client().send(again, BodyHandlers.ofString()).body();

        assertTrue(events.contains("data: [7]\n"), events);
    }

    @Test
    void handlerGetsCallerGoneExceptionWhenTheClientDisconnects() throws Exception {
        HttpResponse<InputStream> answer = edge.client().send(request("/endless"), BodyHandlers.ofInputStream());

        try (InputStream events = answer.body()) {
            assertEquals(':', events.read());
        }

        assertInstanceOf(CallerGoneException.class, ENDS.poll(20, TimeUnit.SECONDS));
    }

    @Test
    void anEventsIdAndKindHaveOneLine() {
        ServerEvent<String> event = ServerEvent.of("a");

        assertThrows(IllegalArgumentException.class, () -> event.withId("1\ndata: forged"));
        assertThrows(IllegalArgumentException.class, () -> event.withId("\0"));
        assertThrows(IllegalArgumentException.class, () -> event.withEvent("a\rb"));
    }

    private static HttpResponse<String> get(String path) throws Exception {
        return edge.client().send(request(path), BodyHandlers.ofString());
    }

    private static HttpRequest request(String path) {
        return HttpRequest.newBuilder(edge.api(path))
                .timeout(Duration.ofSeconds(20))
                .build();
    }
}
