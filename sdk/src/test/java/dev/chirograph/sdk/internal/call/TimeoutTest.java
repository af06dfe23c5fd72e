package dev.chirograph.sdk.internal.call;

import static dev.chirograph.sdk.internal.call.Bench.GET;
import static dev.chirograph.sdk.internal.call.Bench.GET_WITH_TOKEN;
import static dev.chirograph.sdk.internal.call.Bench.POST;
import static dev.chirograph.sdk.internal.call.Bench.failure;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.chirograph.sdk.Call;
import dev.chirograph.sdk.CallTimeoutException;
import dev.chirograph.sdk.InterruptedCallException;
import dev.chirograph.sdk.TransportException;
import dev.chirograph.sdk.testing.ScriptedTransport;
import dev.chirograph.sdk.transport.TransportResponse;
import java.net.SocketException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class TimeoutTest {
    private final Bench bench = new Bench();
    private final CompletableFuture<TransportResponse> never = new CompletableFuture<>();

    @Test
    void missingResponseEndsWithTheTimeoutAndCancelsTheExchange() {
        bench.server.respond(never);

        CompletableFuture<String> call = bench.start(POST, Duration.ofSeconds(3));
        bench.advanceSeconds(3);

        CallTimeoutException failure = failure(CallTimeoutException.class, call);
        assertTrue(failure.mayHaveBeenProcessed());
        assertTrue(failure.getMessage().contains("timed out after 3 s"), failure.getMessage());
        assertTrue(never.isCancelled());
    }

    @Test
    void waitForATokenEndsWithTheTimeoutOfTheCall() {
        bench.server.tokenResponse(never).respond(200, "\"there\"");

        CompletableFuture<String> hurried = bench.start(GET_WITH_TOKEN, Duration.ofSeconds(2));
        CompletableFuture<String> patient = bench.start(GET_WITH_TOKEN, Duration.ofSeconds(20));
        bench.advanceSeconds(2);

        CallTimeoutException failure = failure(CallTimeoutException.class, hurried);
        assertFalse(failure.mayHaveBeenProcessed());
        assertTrue(failure.getMessage().contains("waiting for an access token"), failure.getMessage());
        assertFalse(never.isDone());

        never.complete(ScriptedTransport.response(200, "application/json", ScriptedTransport.tokenJson("token", 1800)));
        assertEquals("there", patient.join());
        assertEquals(1, bench.server.tokenRequests().size());
    }

    @Test
    void timeoutReportsAnEarlierAttemptThatMayHaveBeenProcessed() {
        bench.server.fail(new SocketException("Connection reset")).respond(never);

        CompletableFuture<String> call = bench.start(GET, Duration.ofSeconds(3));
        bench.advanceSeconds(3);

        assertTrue(failure(CallTimeoutException.class, call).mayHaveBeenProcessed());
    }

    @Test
    void timeoutDuringRetryAfterWasNotProcessed() {
        bench.server.problem(429, "Retry-After", "50").respond(never);

        CompletableFuture<String> call = bench.start(POST);
        bench.advanceSeconds(49);
        assertEquals(1, bench.server.requests().size());
        bench.pipeline.close();

        assertFalse(failure(TransportException.class, call).mayHaveBeenProcessed());
    }

    @Test
    void completedCallCancelsItsTimeout() {
        bench.server.respond(200, "\"there\"");

        bench.start(GET).join();

        assertEquals(0, bench.time.waiting());
    }

    @Test
    void cancellingTheFutureCancelsTheCall() {
        bench.server.respond(never);

        CompletableFuture<String> call = bench.start(GET);
        call.cancel(true);

        assertTrue(never.isCancelled());
        assertEquals(0, bench.time.waiting());
    }

    @Test
    void cancellingDuringADelayPreventsTheNextAttempt() {
        bench.server.problem(429, "Retry-After", "5");

        CompletableFuture<String> call = bench.start(GET);
        call.cancel(true);
        bench.advanceSeconds(10);

        assertEquals(1, bench.server.requests().size());
    }

    @Test
    void interruptedThreadSendsNothingAndStaysInterrupted() throws Exception {
        bench.server.respond(never);
        AtomicReference<Throwable> failure = new AtomicReference<>();
        AtomicReference<Boolean> flag = new AtomicReference<>();
        Thread caller = new Thread(() -> {
            failure.set(assertThrows(
                    InterruptedCallException.class, () -> bench.call(GET).execute()));
            flag.set(Thread.currentThread().isInterrupted());
        });

        caller.start();
        caller.interrupt();
        caller.join();

        assertTrue(
                failure.get().getMessage().contains("interrupted"),
                failure.get().getMessage());
        assertTrue(flag.get());
        // Interrupted before its start, it sends nothing; after it, the exchange is cancelled.
        assertTrue(bench.server.requests().isEmpty() || never.isCancelled());
    }

    @Test
    void interruptCancelsTheExchange() throws Exception {
        CompletableFuture<Thread> waiting = new CompletableFuture<>();
        Thread caller = new Thread(() -> assertThrows(
                InterruptedCallException.class, () -> bench.call(GET).execute()));
        CompletableFuture<TransportResponse> response = new CompletableFuture<>() {
            @Override
            public <U> CompletableFuture<U> newIncompleteFuture() {
                // The pipeline registers a dependent stage: it has sent the request.
                waiting.complete(caller);
                return super.newIncompleteFuture();
            }
        };
        bench.server.respond(response);

        caller.start();
        waiting.join().interrupt();
        caller.join();

        assertTrue(response.isCancelled());
    }

    @Test
    void closingTheClientFailsCallsInProgressAndRejectsNewOnes() {
        bench.server.respond(never);
        CompletableFuture<String> call = bench.start(GET);
        Call<String> late = bench.call(GET);

        bench.pipeline.close();

        assertTrue(failure(TransportException.class, call).getMessage().contains("the client was closed"));
        assertTrue(never.isCancelled());
        assertThrows(IllegalStateException.class, late::execute);
    }

    @Test
    void stackTraceOfABlockingCallShowsItsCaller() {
        bench.server.problem(404);

        RuntimeException failure =
                assertThrows(RuntimeException.class, () -> bench.call(GET).execute());

        boolean mentioned = false;
        for (StackTraceElement element : failure.getStackTrace()) {
            mentioned |= element.getClassName().startsWith(TimeoutTest.class.getName());
        }
        assertTrue(mentioned);
    }
}
