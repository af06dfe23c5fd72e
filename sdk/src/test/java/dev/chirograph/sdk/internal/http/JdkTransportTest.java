package dev.chirograph.sdk.internal.http;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpHandler;
import dev.chirograph.sdk.ApiException;
import dev.chirograph.sdk.Call;
import dev.chirograph.sdk.CallOptions;
import dev.chirograph.sdk.CallTimeoutException;
import dev.chirograph.sdk.MalformedResponseException;
import dev.chirograph.sdk.Retry;
import dev.chirograph.sdk.TransportException;
import dev.chirograph.sdk.engine.Operation;
import dev.chirograph.sdk.engine.Request;
import dev.chirograph.sdk.engine.Responses;
import dev.chirograph.sdk.internal.call.ClientSettings;
import dev.chirograph.sdk.internal.call.Pipeline;
import dev.chirograph.sdk.internal.json.Codecs;
import dev.chirograph.sdk.internal.json.Json;
import dev.chirograph.sdk.internal.retry.Backoff;
import dev.chirograph.sdk.internal.time.SystemScheduler;
import dev.chirograph.sdk.internal.time.Workers;
import dev.chirograph.sdk.internal.token.SuppliedTokenSource;
import dev.chirograph.sdk.testing.LocalServer;
import dev.chirograph.sdk.transport.RequestNotSentException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The pipeline with the default transport, over real sockets. */
@Timeout(30)
class JdkTransportTest {
    private static final int MAXIMUM = 100_000;

    private final List<AutoCloseable> open = new ArrayList<>();
    private final CountDownLatch testIsOver = new CountDownLatch(1);

    @AfterEach
    void close() throws Exception {
        testIsOver.countDown();
        for (AutoCloseable closeable : open) {
            closeable.close();
        }
    }

    @Test
    void requestAndResponseAreTransmittedUnchanged() throws Exception {
        CompletableFuture<String> seen = new CompletableFuture<>();
        LocalServer server = plain(exchange -> {
            byte[] body = exchange.getRequestBody().readAllBytes();
            seen.complete(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " "
                    + exchange.getRequestHeaders().getFirst("Authorization") + " "
                    + exchange.getRequestHeaders().getFirst("Content-Type") + " "
                    + new String(body, StandardCharsets.UTF_8));
            LocalServer.respond(exchange, 201, "\"made\"");
        });

        String response = call(pipeline(server.endpoint(), null), "POST").execute();

        assertEquals("made", response);
        assertEquals("POST /things Bearer token application/json {\"a\":1}", seen.join());
    }

    @Test
    void redirectIsNotFollowedSoThatTheTokenIsNotLeaked() throws Exception {
        LocalServer elsewhere = plain(exchange -> LocalServer.respond(exchange, 200, "\"stolen\""));
        LocalServer server = plain(exchange -> {
            exchange.getResponseHeaders().set("Location", elsewhere.endpoint() + "/things");
            LocalServer.respond(exchange, 307, "");
        });

        ApiException failure = assertThrows(
                ApiException.class,
                () -> call(pipeline(server.endpoint(), null), "GET").execute());

        assertEquals(307, failure.status());
        assertEquals(0, elsewhere.requests());
    }

    @Test
    void stalledResponseBodyEndsWithTheTimeout() throws Exception {
        LocalServer server = plain(exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, 100);
            exchange.getResponseBody().write('"');
            exchange.getResponseBody().flush();
            await(testIsOver);
        });
        Call<String> call = call(pipeline(server.endpoint(), null), "GET")
                .with(CallOptions.builder().timeout(Duration.ofMillis(300)).build());

        CallTimeoutException failure = assertThrows(CallTimeoutException.class, call::execute);

        assertTrue(failure.mayHaveBeenProcessed());
    }

    @Test
    void tooLargeResponseBodyIsAbortedAndTheNextCallSucceeds() throws Exception {
        LocalServer server = plain(exchange -> {
            exchange.getRequestBody().readAllBytes();
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            boolean endless = exchange.getRequestMethod().equals("POST");
            exchange.sendResponseHeaders(200, 0);
            byte[] part = "\"0123456789abcdef\"".getBytes(StandardCharsets.UTF_8);
            // Fails when the client closes the connection.
            do {
                exchange.getResponseBody().write(part);
            } while (endless);
        });
        Pipeline pipeline = pipeline(server.endpoint(), null);

        MalformedResponseException failure = assertThrows(
                MalformedResponseException.class, () -> call(pipeline, "POST").execute());

        assertTrue(failure.getMessage().contains("larger than"), failure.getMessage());
        assertEquals("0123456789abcdef", call(pipeline, "GET").execute());
    }

    @Test
    void responseBodyOfMaximumSizeIsRead() throws Exception {
        String json = '"' + "x".repeat(MAXIMUM - 2) + '"';
        LocalServer server = plain(exchange -> LocalServer.respond(exchange, 200, json));

        assertEquals(
                MAXIMUM - 2,
                call(pipeline(server.endpoint(), null), "GET").execute().length());
    }

    @Test
    void refusedConnectionIsRequestNotSent() throws Exception {
        int freePort;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            freePort = socket.getLocalPort();
        }
        Pipeline pipeline = pipeline(URI.create("http://localhost:" + freePort), null);

        TransportException failure = assertThrows(
                TransportException.class,
                () -> call(pipeline, "POST").with(once()).execute());

        assertFalse(failure.mayHaveBeenProcessed());
        assertInstanceOf(RequestNotSentException.class, failure.getCause());
        assertTrue(
                failure.getMessage().contains("connecting to localhost:" + freePort + " failed"), failure.getMessage());
    }

    @Test
    void unknownHostIsReportedWithItsName() {
        Pipeline pipeline = pipeline(URI.create("http://nowhere.invalid"), null);

        TransportException failure = assertThrows(
                TransportException.class,
                () -> call(pipeline, "POST").with(once()).execute());

        assertFalse(failure.mayHaveBeenProcessed());
        assertTrue(failure.getMessage().contains("nowhere.invalid"), failure.getMessage());
    }

    @Test
    void brokenConnectionAfterTheRequestMayHaveBeenProcessed() throws Exception {
        ServerSocket socket = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        open.add(socket);
        CompletableFuture<Void> closing = CompletableFuture.runAsync(() -> {
            try (Socket connection = socket.accept()) {
                connection.getInputStream().read();
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        });
        Pipeline pipeline = pipeline(URI.create("http://localhost:" + socket.getLocalPort()), null);

        TransportException failure = assertThrows(
                TransportException.class, () -> call(pipeline, "POST").execute());

        assertTrue(failure.mayHaveBeenProcessed());
        closing.join();
    }

    @Test
    void onlyTheCertificateOfTheFileIsTrusted(@TempDir Path folder, @TempDir Path otherFolder) throws Exception {
        Path keyStore = LocalServer.keyStore(folder);
        Path other = LocalServer.certificate(LocalServer.keyStore(otherFolder));
        LocalServer server = LocalServer.tls(keyStore, exchange -> LocalServer.respond(exchange, 200, "\"there\""));
        open.add(server);
        SSLContext trusting = TrustedCertificates.context(LocalServer.certificate(keyStore));
        SSLContext trustingAnother = TrustedCertificates.context(other);

        assertEquals("there", call(pipeline(server.endpoint(), trusting), "GET").execute());

        for (Pipeline pipeline :
                List.of(pipeline(server.endpoint(), trustingAnother), pipeline(server.endpoint(), null))) {
            TransportException failure = assertThrows(
                    TransportException.class, () -> call(pipeline, "GET").execute());
            assertFalse(failure.mayHaveBeenProcessed());
            assertTrue(failure.getMessage().contains("TLS handshake with localhost"), failure.getMessage());
        }
        assertEquals(1, server.requests());
    }

    @Test
    void trustedCertificateOfAnotherHostIsRejected(@TempDir Path folder) throws Exception {
        Path keyStore = LocalServer.keyStore(folder);
        LocalServer server = LocalServer.tls(keyStore, exchange -> LocalServer.respond(exchange, 200, "\"there\""));
        open.add(server);
        URI byAddress = URI.create("https://127.0.0.1:" + server.endpoint().getPort());
        SSLContext trusting = TrustedCertificates.context(LocalServer.certificate(keyStore));

        assertThrows(
                TransportException.class,
                () -> call(pipeline(byAddress, trusting), "GET").execute());

        assertEquals(0, server.requests());
    }

    @Test
    void dependentStagesMayMakeBlockingCalls() throws Exception {
        LocalServer server = plain(exchange -> LocalServer.respond(exchange, 200, "\"there\""));
        Pipeline pipeline = pipeline(server.endpoint(), null);

        List<CompletableFuture<String>> calls = IntStream.range(0, 50)
                .mapToObj(i -> call(pipeline, "GET")
                        .executeAsync()
                        .thenApply(first -> first + call(pipeline, "GET").execute()))
                .toList();

        calls.forEach(call -> assertEquals("therethere", call.join()));
        assertEquals(100, server.requests());
    }

    @Test
    void blockingCallsMayFillTheCommonPool() throws Exception {
        LocalServer server = plain(exchange -> LocalServer.respond(exchange, 200, "\"there\""));
        Pipeline pipeline = pipeline(server.endpoint(), null);

        long there = IntStream.range(0, 200)
                .parallel()
                .mapToObj(i -> call(pipeline, "GET").execute())
                .filter("there"::equals)
                .count();

        assertEquals(200, there);
    }

    @Test
    void closingTheClientAbortsItsCallsImmediately() throws Exception {
        CountDownLatch arrived = new CountDownLatch(1);
        LocalServer server = plain(exchange -> {
            arrived.countDown();
            await(testIsOver);
        });
        Pipeline pipeline = pipeline(server.endpoint(), null);
        CompletableFuture<String> call = call(pipeline, "GET").executeAsync();
        await(arrived);

        pipeline.close();

        CompletionException failure = assertThrows(CompletionException.class, call::join);
        assertInstanceOf(TransportException.class, failure.getCause());
    }

    @Test
    void cancellingACallClosesItsConnection() throws Exception {
        ServerSocket socket = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        open.add(socket);
        CompletableFuture<Void> arrived = new CompletableFuture<>();
        CompletableFuture<Boolean> closed = CompletableFuture.supplyAsync(() -> {
            try (Socket connection = socket.accept()) {
                connection.setSoTimeout(20_000);
                while (connection.getInputStream().read() != -1) {
                    arrived.complete(null);
                }
                return true;
            } catch (SocketTimeoutException stillOpen) {
                return false;
            } catch (IOException reset) {
                return true;
            }
        });
        Pipeline pipeline = pipeline(URI.create("http://localhost:" + socket.getLocalPort()), null);
        CompletableFuture<String> call = call(pipeline, "GET").executeAsync();
        arrived.join();

        call.cancel(true);

        assertTrue(closed.join());
    }

    @Test
    void binaryResponseBodyIsReadUnchanged() throws Exception {
        byte[] bytes = {0, 1, (byte) 0xff};
        LocalServer server = plain(exchange -> {
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
        });
        Request request = Request.to(operation("GET")).build();

        assertArrayEquals(
                bytes,
                pipeline(server.endpoint(), null)
                        .call(request, Responses.bytes())
                        .execute());
    }

    private LocalServer plain(HttpHandler handler) throws IOException {
        LocalServer server = LocalServer.plain(handler);
        open.add(server);
        return server;
    }

    private Pipeline pipeline(URI endpoint, @Nullable SSLContext tls) {
        Workers workers = new Workers();
        SystemScheduler time = new SystemScheduler(workers);
        JdkTransport transport = new JdkTransport(workers, Duration.ofSeconds(5), tls);
        Pipeline pipeline = new Pipeline(
                new ClientSettings(endpoint, Duration.ofSeconds(20), Retry.standard(), MAXIMUM, "test/1", Map.of()),
                transport,
                new SuppliedTokenSource(() -> "token", workers),
                time,
                workers,
                new Backoff(() -> 0.1),
                () -> "key");
        open.add(0, transport);
        open.add(0, pipeline::close);
        open.add(time);
        return pipeline;
    }

    private static Call<String> call(Pipeline pipeline, String method) {
        Request.Builder request = Request.to(operation(method)).accept("application/json");
        if (method.equals("POST")) {
            request.body("application/json", "{\"a\":1}".getBytes(StandardCharsets.UTF_8));
        }
        return pipeline.call(request.build(), Responses.json(Json.reader(Codecs.STRING)));
    }

    private static Operation operation(String method) {
        return Operation.builder(method, method, "/things").authenticated().build();
    }

    private static CallOptions once() {
        return CallOptions.builder().retry(Retry.none()).build();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
