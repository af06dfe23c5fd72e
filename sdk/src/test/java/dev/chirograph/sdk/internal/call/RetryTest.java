package dev.chirograph.sdk.internal.call;

import static dev.chirograph.sdk.internal.call.Bench.GET;
import static dev.chirograph.sdk.internal.call.Bench.POST;
import static dev.chirograph.sdk.internal.call.Bench.failure;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.chirograph.sdk.ApiException;
import dev.chirograph.sdk.CallOptions;
import dev.chirograph.sdk.RateLimitedException;
import dev.chirograph.sdk.Retry;
import dev.chirograph.sdk.ServerErrorException;
import dev.chirograph.sdk.TransportException;
import dev.chirograph.sdk.engine.Operation;
import dev.chirograph.sdk.transport.RequestNotSentException;
import java.io.IOException;
import java.net.SocketException;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RetryTest {
    private final Bench bench = new Bench();

    @ParameterizedTest
    @ValueSource(ints = {429, 503})
    void retryAfterIsObeyedForEveryOperation(int status) {
        bench.server.problem(status, "Retry-After", "42").respond(201, "\"made\"");

        CompletableFuture<String> call = bench.start(POST);

        bench.advanceSeconds(41);
        assertEquals(1, bench.server.requests().size());
        bench.advanceSeconds(1);
        assertEquals("made", call.join());
    }

    @Test
    void retryAfterBeyondTheTimeoutFailsImmediately() {
        bench.server.problem(429, "Retry-After", "42");

        CompletableFuture<String> call = bench.start(GET, Duration.ofSeconds(42));

        RateLimitedException failure = failure(RateLimitedException.class, call);
        assertEquals(Duration.ofSeconds(42), failure.retryAfter());
        assertTrue(failure.getMessage().contains("retry after 42 s"), failure.getMessage());
    }

    @Test
    void retryAfterIsComparedWithTheRemainingTimeout() {
        bench.server.problem(503, "Retry-After", "40").problem(503, "Retry-After", "40");

        CompletableFuture<String> call = bench.start(GET);

        bench.advanceSeconds(40);
        assertEquals(
                Duration.ofSeconds(40),
                failure(ServerErrorException.class, call).retryAfter());
    }

    @Test
    void dateInRetryAfterIsRelativeToTheServersDate() {
        bench.server
                .problem(503, "Retry-After", "Tue, 24 Nov 2026 12:00:07 GMT", "Date", "Tue, 24 Nov 2026 12:00:00 GMT")
                .respond(200, "\"there\"");

        CompletableFuture<String> call = bench.start(GET);

        bench.advanceSeconds(6);
        assertFalse(call.isDone());
        bench.advanceSeconds(1);
        assertEquals("there", call.join());
    }

    @Test
    void retryAfterDoesNotCountAsARetry() {
        for (int i = 0; i < 10; i++) {
            bench.server.problem(429, "Retry-After", "1");
        }
        bench.server.respond(200, "\"at last\"");

        CompletableFuture<String> call = bench.start(GET);
        bench.advanceSeconds(10);

        assertEquals("at last", call.join());
    }

    @Test
    void retryAfterOfZeroIsDelayedByBackoff() {
        for (int i = 0; i < 3; i++) {
            bench.server.problem(429, "Retry-After", "0");
        }
        bench.server.respond(200, "\"at last\"");

        CompletableFuture<String> call = bench.start(GET);

        // Half of 200, 400 and 800 ms.
        assertEquals(1, bench.server.requests().size());
        bench.time.advance(Duration.ofMillis(100));
        assertEquals(2, bench.server.requests().size());
        bench.time.advance(Duration.ofMillis(200));
        assertEquals(3, bench.server.requests().size());
        bench.time.advance(Duration.ofMillis(400));
        assertEquals("at last", call.join());
    }

    @Test
    void rateLimitWithoutRetryAfterFailsImmediately() {
        bench.server.problem(429);

        assertNull(failure(RateLimitedException.class, bench.start(GET)).retryAfter());
    }

    @ParameterizedTest
    @ValueSource(ints = {502, 503, 504})
    void idempotentOperationIsRetriedOnUnavailableServer(int status) {
        bench.server.problem(status).problem(status).respond(200, "\"there\"");

        CompletableFuture<String> call = bench.start(GET);

        bench.time.advance(Duration.ofMillis(100));
        assertEquals(2, bench.server.requests().size());
        bench.time.advance(Duration.ofMillis(200));
        assertEquals("there", call.join());
    }

    @ParameterizedTest
    @ValueSource(ints = {502, 503, 504})
    void nonIdempotentOperationIsNotRetried(int status) {
        bench.server.problem(status);

        assertEquals(
                status, failure(ServerErrorException.class, bench.start(POST)).status());
    }

    @Test
    void internalServerErrorIsNotRetried() {
        bench.server.problem(500);

        assertEquals(500, failure(ServerErrorException.class, bench.start(GET)).status());
    }

    @Test
    void idempotentOperationIsRetriedAfterABrokenConnection() {
        bench.server.fail(new SocketException("Connection reset")).respond(200, "\"there\"");

        CompletableFuture<String> call = bench.start(GET);
        bench.advanceSeconds(1);

        assertEquals("there", call.join());
    }

    @Test
    void nonIdempotentOperationThatMayHaveBeenProcessedIsNotRetried() {
        bench.server.fail(new SocketException("Connection reset"));

        TransportException failure = failure(TransportException.class, bench.start(POST));

        assertTrue(failure.mayHaveBeenProcessed());
        assertTrue(failure.getMessage().contains("may have processed"), failure.getMessage());
    }

    @Test
    void requestThatWasNotSentIsRetriedForEveryOperation() {
        bench.server.fail(new RequestNotSentException("no connection", null)).respond(201, "\"made\"");

        CompletableFuture<String> call = bench.start(POST);
        bench.advanceSeconds(1);

        assertEquals("made", call.join());
    }

    @Test
    void unreachableServerIsTriedThreeTimes() {
        for (int i = 0; i < 3; i++) {
            bench.server.fail(new RequestNotSentException("no connection to api.example", null));
        }

        CompletableFuture<String> call = bench.start(POST);
        bench.advanceSeconds(10);

        assertFalse(failure(TransportException.class, call).mayHaveBeenProcessed());
        assertEquals(3, bench.server.requests().size());
    }

    @Test
    void untrustedCertificateIsNotRetried() {
        SSLHandshakeException handshake = new SSLHandshakeException("not trusted");
        handshake.initCause(new CertificateException("not trusted"));
        bench.server.fail(new RequestNotSentException("no TLS connection", handshake));

        failure(TransportException.class, bench.start(GET));

        assertEquals(1, bench.server.requests().size());
    }

    @Test
    void retryNoneReportsTheFirstFailureImmediately() {
        CallOptions once = CallOptions.builder().retry(Retry.none()).build();
        bench.server.problem(429, "Retry-After", "1").fail(new IOException("broken"));

        CompletableFuture<String> limited = bench.call(GET).with(once).executeAsync();
        CompletableFuture<String> broken = bench.call(GET).with(once).executeAsync();

        assertEquals(
                Duration.ofSeconds(1),
                failure(RateLimitedException.class, limited).retryAfter());
        failure(TransportException.class, broken);
    }

    @Test
    void retryDelayBeyondTheTimeoutFailsImmediately() {
        bench.server.problem(503);

        CompletableFuture<String> call = bench.start(GET, Duration.ofMillis(100));

        failure(ServerErrorException.class, call);
    }

    @Test
    void failuresExhaustTheRetryBudget() {
        for (int i = 0; i < 60; i++) {
            bench.server.problem(503);
        }

        for (int i = 0; i < 40; i++) {
            CompletableFuture<String> call = bench.start(GET);
            bench.advanceSeconds(1);
            failure(ApiException.class, call);
        }

        assertEquals(40 + 20, bench.server.requests().size());
    }

    @Test
    void successesRefillTheRetryBudget() {
        for (int i = 0; i < 30; i++) {
            bench.server.problem(503);
        }
        for (int i = 0; i < 10; i++) {
            CompletableFuture<String> call = bench.start(GET);
            bench.advanceSeconds(1);
            failure(ApiException.class, call);
        }
        for (int i = 0; i < 11; i++) {
            bench.server.respond(200, "\"there\"");
            bench.start(GET).join();
        }
        bench.server.problem(503).respond(200, "\"again\"");

        CompletableFuture<String> call = bench.start(GET);
        bench.advanceSeconds(1);

        assertEquals("again", call.join());
    }

    @Test
    void retriesOfACallShareOneIdempotencyKey() {
        Operation keyed =
                Operation.builder("createOnce", "POST", "/things").keyed().build();
        bench.server
                .fail(new SocketException("Connection reset"))
                .respond(201, "\"made\"")
                .respond(201, "\"made\"");

        CompletableFuture<String> call = bench.start(keyed);
        bench.advanceSeconds(5);
        bench.start(keyed).join();

        assertEquals("made", call.join());
        assertEquals(List.of("key-1", "key-1", "key-2"), keys());
    }

    @Test
    void idempotencyKeyOfTheCallerIsKept() {
        Operation keyed =
                Operation.builder("createOnce", "POST", "/things").keyed().build();
        bench.server.respond(201, "\"made\"");

        bench.call(keyed)
                .with(CallOptions.builder()
                        .header("Idempotency-Key", "order-17")
                        .build())
                .execute();

        assertEquals(List.of("order-17"), keys());
    }

    private List<String> keys() {
        return bench.server.requests().stream()
                .map(request -> request.headers().first("Idempotency-Key"))
                .toList();
    }
}
