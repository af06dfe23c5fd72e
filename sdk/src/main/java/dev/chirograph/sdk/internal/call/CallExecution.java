package dev.chirograph.sdk.internal.call;

import dev.chirograph.sdk.ApiException;
import dev.chirograph.sdk.ApiResponse;
import dev.chirograph.sdk.CallOptions;
import dev.chirograph.sdk.CallTimeoutException;
import dev.chirograph.sdk.ChirographException;
import dev.chirograph.sdk.EventStream;
import dev.chirograph.sdk.MalformedResponseException;
import dev.chirograph.sdk.Retry;
import dev.chirograph.sdk.TransportException;
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
 * The execution of one call: timeout, token, attempts and the delays between them, as steps that block no thread. One step runs
 * at a time. A timeout, a cancellation or the closing of the client may end the execution between and during steps.
 */
final class CallExecution<T extends @Nullable Object> {
    private final Pipeline pipeline;
    private final Request request;
    private final Operation operation;
    private final ResponseHandler<T> responseHandler;
    private final CallOptions options;
    private final Retry retry;
    private final Duration timeout;
    private final long deadline;

    /** The {@code Idempotency-Key} of all attempts, unless the caller sets one; empty if the operation has none. */
    private final String idempotencyKey;

    private final CompletableFuture<ApiResponse<T>> result = new CompletableFuture<>();

    /** Cancels what the current step waits for. Guarded by this; nothing is called while the lock is held. */
    private Runnable cancelWait = () -> {};

    /** Whether the transport has a request that is not answered yet. Written by steps, read by all threads. */
    private volatile boolean inFlight;

    /** Whether an earlier attempt may have been processed. Written by steps, read by all threads. */
    private volatile boolean earlierMayHaveBeenProcessed;

    private volatile String activity = "before anything was sent";

    // Only steps use these: each step happens before the next.
    private int retryAfterWaits;
    private int retries;
    private boolean retriedWithNewToken;
    private boolean retriedWithNonce;

    CallExecution(Pipeline pipeline, Request request, ResponseHandler<T> responseHandler, CallOptions options) {
        this.pipeline = pipeline;
        this.request = request;
        this.operation = request.operation();
        this.responseHandler = responseHandler;
        this.options = options;
        this.retry =
                options.retry() != null ? options.retry() : pipeline.settings().retry();
        this.timeout = options.timeout() != null
                ? options.timeout()
                : pipeline.settings().timeout();
        this.deadline = pipeline.scheduler().nanoTime() + timeout.toNanos();
        this.idempotencyKey = operation.keyed() ? pipeline.idempotencyKeys().get() : "";
    }

    void start() {
        Runnable cancelTimeout = pipeline.scheduler().schedule(timeout, this::timeOut);
        onCompletion(cancelTimeout);
        onCompletion(this::cancelWait);
        step(this::attempt);
    }

    CompletableFuture<ApiResponse<T>> result() {
        return result;
    }

    void onCompletion(Runnable task) {
        result.whenComplete((response, failure) -> task.run());
    }

    boolean mayHaveBeenProcessed() {
        return inFlight || earlierMayHaveBeenProcessed;
    }

    void cancel() {
        if (!result.cancel(false)) {
            result.thenAccept(CallExecution::discard);
        }
    }

    /** Releases the resources of a response that the caller does not receive. */
    static void discard(ApiResponse<?> response) {
        if (response.value() instanceof EventStream<?> stream) {
            stream.close();
        }
    }

    void abandon() {
        fail(new TransportException(operation.toString(), "the client was closed", mayHaveBeenProcessed(), null));
    }

    private void timeOut() {
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
            } else if (outcome instanceof TokenFailure tokenFailure) {
                onTokenFailure(tokenFailure);
            } else {
                result.completeExceptionally(failure);
            }
        });
    }

    private void onTokenFailure(TokenFailure failure) {
        ChirographException exception = failure.exception(operation.toString());
        if (failure.retryAfter() != null) {
            waitRetryAfterOrFail(failure.retryAfter(), exception);
        } else {
            retryOrFail(failure.isTransient(), exception);
        }
    }

    private void send(@Nullable AccessToken token) {
        if (result.isDone()) {
            return;
        }
        TransportRequest transportRequest = transportRequest(token);
        activity = "waiting for the response";
        inFlight = true;
        CompletableFuture<TransportResponse> exchange = responseHandler.streaming()
                ? pipeline.transport().open(transportRequest)
                : pipeline.transport().send(transportRequest);
        waitFor(exchange, (response, failure) -> {
            if (response != null) {
                onResponse(response, token);
            } else {
                onTransportFailure(TransportFailures.unwrap(failure));
            }
        });
    }

    private TransportRequest transportRequest(@Nullable AccessToken token) {
        Map<String, List<String>> headers = new LinkedHashMap<>(request.headers());
        headers.putAll(options.headers());
        if (operation.keyed()) {
            headers.putIfAbsent("idempotency-key", List.of(idempotencyKey));
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
                pipeline.settings().maxResponseBytes());
    }

    private URI uri() {
        return URI.create(pipeline.settings().endpoint() + request.target());
    }

    private void onTransportFailure(Throwable failure) {
        boolean notSent = TransportFailures.isNotSent(failure);
        inFlight = false;
        earlierMayHaveBeenProcessed |= !notSent;
        boolean retryable = (notSent || operation.repeatable()) && !TransportFailures.isPermanent(failure);
        retryOrFail(
                retryable,
                new TransportException(
                        operation.toString(),
                        TransportFailures.describe(failure),
                        earlierMayHaveBeenProcessed,
                        failure));
    }

    private void onResponse(TransportResponse response, @Nullable AccessToken token) {
        int status = response.status();
        boolean hasNonce = token != null && token.storeNonce(uri(), response.headers());
        if (status >= 200 && status < 300 || operation.redirecting() && status >= 300 && status < 400) {
            onSuccess(response);
            return;
        }
        inFlight = false;
        if (status == 401 && token != null && !retriedWithNewToken && Challenges.isInvalidToken(response.headers())) {
            retriedWithNewToken = true;
            pipeline.tokens().invalidate(token);
            attempt();
            return;
        }
        if (status == 401 && hasNonce && !retriedWithNonce && Challenges.isUseDpopNonce(response.headers())) {
            retriedWithNonce = true;
            attempt();
            return;
        }
        onErrorResponse(response);
    }

    private void onErrorResponse(TransportResponse response) {
        int status = response.status();
        Duration retryAfter =
                RetryAfter.of(response.headers(), pipeline.scheduler().now());
        ApiException exception = ApiException.of(
                operation.toString(),
                status,
                response.headers(),
                ErrorBodies.problem(response),
                retryAfter,
                () -> ErrorBodies.documented(operation, response));
        if (retryAfter != null && (status == 429 || status == 503)) {
            waitRetryAfterOrFail(retryAfter, exception);
        } else if (status == 502 || status == 503 || status == 504) {
            // A gateway may have lost the response to a request that the server processed.
            earlierMayHaveBeenProcessed = true;
            retryOrFail(operation.repeatable(), exception);
        } else {
            fail(exception);
        }
    }

    private void onSuccess(TransportResponse response) {
        pipeline.budget().onSuccess();
        Headers headers = response.headers();
        if (response.bodyTooLarge()) {
            String reason = "its body is larger than " + pipeline.settings().maxResponseBytes()
                    + " bytes; increase `maxResponseBytes` of the client's builder";
            fail(new MalformedResponseException(operation.toString(), response.status(), headers, reason, null));
            return;
        }
        T value;
        try {
            value = responseHandler.handle(operation, response);
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

    /** Waits for the delay of {@code Retry-After}, and fails immediately if the timeout comes first. */
    private void waitRetryAfterOrFail(Duration retryAfter, ChirographException failure) {
        if (retry.maxAttempts() == 1) {
            fail(failure);
            return;
        }
        // A Retry-After of zero must not cause a busy loop.
        Duration delay = retryAfter.isZero() ? pipeline.backoff().delay(retry, retryAfterWaits) : retryAfter;
        retryAfterWaits++;
        attemptAfter(delay, failure);
    }

    private void retryOrFail(boolean retryable, ChirographException failure) {
        if (!retryable || retries + 1 >= retry.maxAttempts()) {
            fail(failure);
            return;
        }
        Duration delay = pipeline.backoff().delay(retry, retries);
        if (delay.compareTo(remaining()) >= 0 || !pipeline.budget().tryAcquire()) {
            fail(failure);
            return;
        }
        retries++;
        attemptAfter(delay, failure);
    }

    private void attemptAfter(Duration delay, ChirographException failure) {
        if (delay.compareTo(remaining()) >= 0) {
            fail(failure);
            return;
        }
        activity = "waiting to retry after: " + failure.getMessage();
        cancelWaitWith(pipeline.scheduler().schedule(delay, () -> step(this::attempt)));
    }

    private Duration remaining() {
        return Duration.ofNanos(deadline - pipeline.scheduler().nanoTime());
    }

    private <V> void waitFor(CompletableFuture<V> future, BiConsumer<@Nullable V, Throwable> next) {
        cancelWaitWith(() -> future.cancel(true));
        future.whenComplete((value, failure) -> step(() -> {
            if (!result.isDone()) {
                next.accept(value, failure);
            } else if (value instanceof TransportResponse late) {
                Streams.close(late.stream());
            }
        }));
    }

    /** Runs a step. An unexpected exception ends the call, so that the caller does not wait forever. */
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

    private void cancelWaitWith(Runnable cancel) {
        synchronized (this) {
            cancelWait = cancel;
        }
        if (result.isDone()) {
            cancel.run();
        }
    }

    private void cancelWait() {
        Runnable cancel;
        synchronized (this) {
            cancel = cancelWait;
        }
        cancel.run();
    }
}
