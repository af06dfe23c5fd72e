package dev.chirograph.sdk.internal.call;

import dev.chirograph.sdk.ApiException;
import dev.chirograph.sdk.ApiResponse;
import dev.chirograph.sdk.CallOptions;
import dev.chirograph.sdk.ChirographException;
import dev.chirograph.sdk.CallTimeoutException;
import dev.chirograph.sdk.EventStream;
import dev.chirograph.sdk.Retry;
import dev.chirograph.sdk.TransportException;
import dev.chirograph.sdk.MalformedResponseException;
import dev.chirograph.sdk.engine.Operation;
import dev.chirograph.sdk.engine.Request;
import dev.chirograph.sdk.internal.http.Streams;
import dev.chirograph.sdk.internal.retry.RetryAfter;
import dev.chirograph.sdk.internal.token.AccessToken;
import dev.chirograph.sdk.internal.token.TokenFailure;
import dev.chirograph.sdk.internal.token.TokenSource;
import dev.chirograph.sdk.transport.Headers;
import dev.chirograph.sdk.transport.TransportRequest;
import dev.chirograph.sdk.transport.TransportResponse;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * One call under way: deadline, token, attempts and the waits between them, as steps that hold no thread. One step runs at a
 * time; the deadline, a cancellation and the closing of the client may end the exchange between and during steps.
 */
final class CallExecution<T extends @Nullable Object> {
    private final Pipeline pipeline;
    private final Request request;
    private final Operation operation;
    private final ResponseHandler<T> reception;
    private final CallOptions options;
    private final Retry retry;
    private final Duration timeout;
    private final long deadline;

    /** By which the server knows the attempts for one, if the operation is keyed and the caller gave no key. */
    private final String key;

    private final CompletableFuture<ApiResponse<T>> result = new CompletableFuture<>();

    /** Ends what the current step waits for. Guarded by this; nothing is called while it is held. */
    private Runnable stop = () -> {};

    /** Whether an attempt is with the transport. Written by steps, read by all. */
    private volatile boolean sent;

    /** Whether an attempt before may have been processed. Written by steps, read by all. */
    private volatile boolean doubtful;

    private volatile String activity = "before anything was sent";

    // Only steps know these: each step happens before the next.
    private int waits;
    private int repetitions;
    private boolean replayed;
    private boolean nonceGiven;

    CallExecution(Pipeline pipeline, Request request, ResponseHandler<T> reception, CallOptions options) {
        this.pipeline = pipeline;
        this.request = request;
        this.operation = request.operation();
        this.reception = reception;
        this.options = options;
        this.retry =
                options.retry() != null ? options.retry() : pipeline.settings().retry();
        this.timeout = options.timeout() != null
                ? options.timeout()
                : pipeline.settings().timeout();
        this.deadline = pipeline.time().nanos() + timeout.toNanos();
        this.key = operation.keyed() ? pipeline.keys().get() : "";
    }

    void begin() {
        Runnable inTime = pipeline.time().after(timeout, this::expire);
        whenOver(inTime);
        whenOver(this::stopWaiting);
        step(this::attempt);
    }

    CompletableFuture<ApiResponse<T>> result() {
        return result;
    }

    void whenOver(Runnable task) {
        result.whenComplete((response, failure) -> task.run());
    }

    boolean mayHaveBeenProcessed() {
        return sent || doubtful;
    }

    void cancel() {
        if (!result.cancel(false)) {
            result.thenAccept(CallExecution::discard);
        }
    }

    /** Frees what the value of an answer holds that nobody is going to get. */
    static void discard(ApiResponse<?> response) {
        if (response.value() instanceof EventStream<?> stream) {
            stream.close();
        }
    }

    void abandon() {
        fail(new TransportException(operation.toString(), "the client was closed", mayHaveBeenProcessed(), null));
    }

    private void expire() {
        fail(new CallTimeoutException(operation.toString(), timeout, activity, mayHaveBeenProcessed()));
    }

    private void attempt() {
        TokenSource tokens = pipeline.tokens();
        if (!operation.authenticated() || tokens == null) {
            send(null);
            return;
        }
        activity = "waiting for an access token";
        waitFor(tokens.current(), (outcome, failure) -> {
            if (outcome instanceof AccessToken token) {
                send(token);
            } else if (outcome instanceof TokenFailure denied) {
                withoutToken(denied);
            } else {
                result.completeExceptionally(failure);
            }
        });
    }

    private void withoutToken(TokenFailure denied) {
        ChirographException exception = denied.exception(operation.toString());
        if (denied.retryAfter() != null) {
            comeBackOrFail(denied.retryAfter(), exception);
        } else {
            repeatOrFail(denied.isTransient(), exception);
        }
    }

    private void send(@Nullable AccessToken token) {
        if (result.isDone()) {
            return;
        }
        TransportRequest outgoing = outgoing(token);
        activity = "waiting for the answer";
        sent = true;
        CompletableFuture<TransportResponse> answer = reception.streaming()
                ? pipeline.transport().open(outgoing)
                : pipeline.transport().send(outgoing);
        waitFor(answer, (response, failure) -> {
            if (response != null) {
                answered(response, token);
            } else {
                unanswered(TransportFailures.unwrap(failure));
            }
        });
    }

    private TransportRequest outgoing(@Nullable AccessToken token) {
        Map<String, List<String>> headers = new LinkedHashMap<>(request.headers());
        headers.putAll(options.headers());
        if (operation.keyed()) {
            headers.putIfAbsent("idempotency-key", List.of(key));
        }
        headers.putIfAbsent("user-agent", List.of(pipeline.settings().userAgent()));
        if (operation.authenticated()) {
            pipeline.settings().credentials().forEach((name, value) -> headers.put(name, List.of(value.reveal())));
        }
        URI uri = uri();
        if (token != null) {
            headers.put("authorization", List.of(token.authorization()));
            String proof = token.proof(operation.method(), uri);
            if (proof != null) {
                headers.put("dpop", List.of(proof));
            }
        }
        return TransportRequest.of(
                operation.method(),
                uri,
                Headers.of(headers),
                request.body(),
                pipeline.settings().maximumResponseBytes());
    }

    private URI uri() {
        return URI.create(pipeline.settings().endpoint() + request.target());
    }

    private void unanswered(Throwable failure) {
        boolean notSent = TransportFailures.isNotSent(failure);
        sent = false;
        doubtful |= !notSent;
        boolean mayRepeat = (notSent || operation.repeatable()) && !TransportFailures.isLasting(failure);
        repeatOrFail(
                mayRepeat,
                new TransportException(operation.toString(), TransportFailures.describe(failure), doubtful, failure));
    }

    private void answered(TransportResponse response, @Nullable AccessToken token) {
        int status = response.status();
        boolean hasNonce = token != null && token.keepNonce(uri(), response.headers());
        if (status >= 200 && status < 300 || operation.redirecting() && status >= 300 && status < 400) {
            succeeded(response);
            return;
        }
        sent = false;
        if (status == 401 && token != null && !replayed && Challenges.saysInvalidToken(response.headers())) {
            replayed = true;
            pipeline.tokens().invalidate(token);
            attempt();
            return;
        }
        if (status == 401 && hasNonce && !nonceGiven && Challenges.asksForNonce(response.headers())) {
            nonceGiven = true;
            attempt();
            return;
        }
        Duration retryAfter = RetryAfter.of(response.headers(), pipeline.time().now());
        ApiException refusal = ApiException.of(
                operation.toString(),
                status,
                response.headers(),
                ErrorBodies.read(response),
                retryAfter,
                () -> ErrorBodies.typed(operation, response));
        if (retryAfter != null && (status == 429 || status == 503)) {
            comeBackOrFail(retryAfter, refusal);
        } else if (status == 502 || status == 503 || status == 504) {
            // What stands between may have lost the answer to a request that was processed.
            doubtful = true;
            repeatOrFail(operation.repeatable(), refusal);
        } else {
            fail(refusal);
        }
    }

    private void succeeded(TransportResponse response) {
        pipeline.budget().earn();
        Headers headers = response.headers();
        if (response.bodyTooLarge()) {
            String reason = "it is larger than the " + pipeline.settings().maximumResponseBytes()
                    + " bytes that the client reads; see maximumResponseBytes of its builder";
            fail(new MalformedResponseException(operation.toString(), response.status(), headers, reason, null));
            return;
        }
        T value;
        try {
            value = reception.receive(operation, response);
        } catch (RuntimeException e) {
            Streams.close(response.stream());
            fail(new MalformedResponseException(
                    operation.toString(), response.status(), headers, TransportFailures.describe(e), e));
            return;
        }
        ApiResponse<T> received = ApiResponse.of(response.status(), headers, value);
        if (!result.complete(received)) {
            discard(received);
        }
    }

    /** Waits as long as the server asks; if the deadline comes first, there is nothing to wait for. */
    private void comeBackOrFail(Duration retryAfter, ChirographException failure) {
        if (retry.attempts() == 1) {
            fail(failure);
            return;
        }
        // Zero is no invitation to ask without end.
        Duration wait = retryAfter.isZero() ? pipeline.backoff().next(retry, waits) : retryAfter;
        waits++;
        attemptAfter(wait, failure);
    }

    private void repeatOrFail(boolean allowed, ChirographException failure) {
        if (!allowed || repetitions + 1 >= retry.attempts()) {
            fail(failure);
            return;
        }
        Duration wait = pipeline.backoff().next(retry, repetitions);
        if (wait.compareTo(left()) >= 0 || !pipeline.budget().take()) {
            fail(failure);
            return;
        }
        repetitions++;
        attemptAfter(wait, failure);
    }

    private void attemptAfter(Duration wait, ChirographException failure) {
        if (wait.compareTo(left()) >= 0) {
            fail(failure);
            return;
        }
        activity = "waiting to try again after: " + failure.getMessage();
        stopWith(pipeline.time().after(wait, () -> step(this::attempt)));
    }

    private Duration left() {
        return Duration.ofNanos(deadline - pipeline.time().nanos());
    }

    private <V> void waitFor(CompletableFuture<V> future, BiConsumer<@Nullable V, Throwable> next) {
        stopWith(() -> future.cancel(true));
        future.whenComplete((value, failure) -> step(() -> {
            if (!result.isDone()) {
                next.accept(value, failure);
            } else if (value instanceof TransportResponse late) {
                Streams.close(late.stream());
            }
        }));
    }

    /** Whatever goes wrong in a step that nobody thought of must not leave the caller waiting. */
    private void step(Runnable step) {
        try {
            step.run();
        } catch (RuntimeException | Error e) {
            result.completeExceptionally(e);
        }
    }

    private void fail(ChirographException failure) {
        result.completeExceptionally(failure);
    }

    private void stopWith(Runnable next) {
        synchronized (this) {
            stop = next;
        }
        if (result.isDone()) {
            next.run();
        }
    }

    private void stopWaiting() {
        Runnable last;
        synchronized (this) {
            last = stop;
        }
        last.run();
    }
}
