package dev.chirograph.sdk.internal.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import dev.chirograph.sdk.ApiClient;
import dev.chirograph.sdk.ApiException;
import dev.chirograph.sdk.Auth;
import dev.chirograph.sdk.Call;
import dev.chirograph.sdk.EventStream;
import dev.chirograph.sdk.MalformedResponseException;
import dev.chirograph.sdk.Retry;
import dev.chirograph.sdk.ServerEvent;
import dev.chirograph.sdk.TransportException;
import dev.chirograph.sdk.engine.Errors;
import dev.chirograph.sdk.engine.Operation;
import dev.chirograph.sdk.engine.Request;
import dev.chirograph.sdk.engine.Responses;
import dev.chirograph.sdk.internal.json.Codecs;
import dev.chirograph.sdk.internal.json.Json;
import dev.chirograph.sdk.testing.LocalServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Streams of server-sent events over real sockets. */
@Timeout(30)
class EventStreamTest {
    private static final String END = "";

    private final List<AutoCloseable> open = new ArrayList<>();

    /** What the server sends next; {@link #END} ends the response. */
    private final BlockingQueue<String> toSend = new LinkedBlockingQueue<>();

    private final CompletableFuture<String> broken = new CompletableFuture<>();

    @AfterEach
    void close() throws Exception {
        toSend.add(END);
        for (AutoCloseable closeable : open) {
            closeable.close();
        }
    }

    @Test
    void eventIsDeliveredBeforeTheNextIsSent() throws Exception {
        try (EventStream<Long> stream = call(client(this::stream)).execute()) {
            Iterator<ServerEvent<Long>> events = stream.iterator();

            toSend.add("id: a\nevent: counted\ndata: 1\n\n");
            ServerEvent<Long> first = events.next();
            toSend.add("data: 2\n\n");
            ServerEvent<Long> second = events.next();
            toSend.add(END);

            assertEquals("a counted 1", first.id() + " " + first.type() + " " + first.data());
            assertEquals("a message 2", second.id() + " " + second.type() + " " + second.data());
            assertFalse(events.hasNext());
        }
    }

    @Test
    void openEventStreamOutlivesTheTimeoutOfItsCall() throws Exception {
        ApiClient client = client(this::stream, Duration.ofMillis(300));
        try (EventStream<Long> stream = call(client).execute()) {
            Iterator<ServerEvent<Long>> events = stream.iterator();
            CompletableFuture.runAsync(
                    () -> toSend.add("data: 3\n\n"),
                    CompletableFuture.delayedExecutor(600, java.util.concurrent.TimeUnit.MILLISECONDS));

            assertEquals(3, events.next().data());
        }
    }

    @Test
    void closingTheEventStreamEndsTheIterationAndTheConnection() throws Exception {
        EventStream<Long> stream = call(client(this::stream)).execute();
        Iterator<ServerEvent<Long>> events = stream.iterator();
        toSend.add("data: 1\n\n");
        events.next();
        CompletableFuture<Boolean> more = CompletableFuture.supplyAsync(events::hasNext);

        stream.close();

        assertFalse(more.join());
        // The server notices with its next write.
        while (!broken.isDone()) {
            toSend.add(": still there?\n");
        }
        assertEquals("broken", broken.join());
    }

    @Test
    void closingTheClientFailsTheIteration() throws Exception {
        ApiClient client = client(this::stream);
        EventStream<Long> stream = call(client).execute();
        Iterator<ServerEvent<Long>> events = stream.iterator();
        toSend.add("data: 1\n\n");
        events.next();

        client.close();

        TransportException failure = assertThrows(TransportException.class, events::hasNext);
        assertTrue(failure.getMessage().contains("the client was closed"), failure.getMessage());
    }

    @Test
    void brokenConnectionFailsTheIterationAfterTheReceivedEvents() throws Exception {
        ApiClient client = client(exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
            exchange.sendResponseHeaders(200, 1000);
            exchange.getResponseBody().write("data: 1\n\n".getBytes(StandardCharsets.UTF_8));
            exchange.getResponseBody().flush();
        });
        EventStream<Long> stream = call(client).execute();
        Iterator<ServerEvent<Long>> events = stream.iterator();

        assertEquals(1, events.next().data());
        TransportException failure = assertThrows(TransportException.class, events::hasNext);
        assertTrue(failure.mayHaveBeenProcessed());
    }

    @Test
    void errorResponseOfAnEventStreamHasTheDocumentedErrorBody() throws Exception {
        ApiClient client = client(exchange -> LocalServer.respond(exchange, 409, "41"));

        ApiException failure =
                assertThrows(ApiException.class, () -> call(client).execute());

        assertEquals(409, failure.status());
        assertEquals(41L, failure.error(Long.class));
    }

    @Test
    void failureBeforeTheEventStreamOpensIsRetried() throws Exception {
        AtomicInteger attempts = new AtomicInteger();
        ApiClient client = client(exchange -> {
            if (attempts.getAndIncrement() == 0) {
                LocalServer.respond(exchange, 503, "");
            } else {
                stream(exchange);
            }
        });
        toSend.add("data: 1\n\n");

        try (EventStream<Long> stream = call(client).execute()) {
            assertEquals(1, stream.iterator().next().data());
        }
        assertEquals(2, attempts.get());
    }

    @Test
    void otherMediaTypeIsAMalformedResponse() throws Exception {
        ApiClient client = client(exchange -> LocalServer.respond(exchange, 200, "{}"));

        MalformedResponseException failure = assertThrows(
                MalformedResponseException.class, () -> call(client).execute());

        assertTrue(
                failure.getMessage().contains("must be text/event-stream, but is application/json"),
                failure.getMessage());
    }

    @Test
    void malformedEventDataDoesNotEndTheIteration() throws Exception {
        toSend.add("data: 1\n\ndata: [DONE]\n\n");
        toSend.add(END);
        try (EventStream<Long> stream = call(client(this::stream)).execute()) {
            List<ServerEvent<Long>> events = stream.stream().toList();

            assertEquals("[DONE]", events.get(1).rawData());
            assertThrows(MalformedResponseException.class, () -> events.get(1).data());
        }
    }

    @Test
    void eventStreamCanBeIteratedOnce() throws Exception {
        toSend.add(END);
        try (EventStream<Long> stream = call(client(this::stream)).execute()) {
            stream.iterator();

            assertThrows(IllegalStateException.class, stream::iterator);
        }
    }

    @Test
    void eventStreamIsOpenedAsynchronously() throws Exception {
        toSend.add("data: 1\n\n");

        EventStream<Long> stream = call(client(this::stream)).executeAsync().join();

        assertEquals(1, stream.iterator().next().data());
        stream.close();
        assertInstanceOf(EventStream.class, stream);
    }

    private void stream(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "text/event-stream; charset=utf-8");
        exchange.sendResponseHeaders(200, 0);
        try {
            exchange.getResponseBody().flush();
            for (String text = toSend.take(); !text.equals(END); text = toSend.take()) {
                exchange.getResponseBody().write(text.getBytes(StandardCharsets.UTF_8));
                exchange.getResponseBody().flush();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            broken.complete("broken");
        }
    }

    private ApiClient client(HttpHandler handler) throws IOException {
        return client(handler, Duration.ofSeconds(20));
    }

    private ApiClient client(HttpHandler handler, Duration timeout) throws IOException {
        LocalServer server = LocalServer.plain(handler);
        ApiClient client = ApiClient.builder()
                .endpoint(server.endpoint())
                .auth(Auth.bearer(() -> "token"))
                .retry(Retry.builder()
                        .baseDelay(Duration.ofMillis(1))
                        .maxDelay(Duration.ofMillis(2))
                        .build())
                .timeout(timeout)
                .build();
        open.add(client);
        open.add(server);
        return client;
    }

    private static Call<EventStream<Long>> call(ApiClient client) {
        Operation operation = Operation.builder("count", "GET", "/count")
                .authenticated()
                .errors(Errors.of(Errors.on("application/json", Responses.json(Json.reader(Codecs.INT64)), "409")))
                .build();
        Request request = Request.to(operation).accept("text/event-stream").build();
        return client.engine().events(request, Responses.json(Json.reader(Codecs.INT64)));
    }
}
