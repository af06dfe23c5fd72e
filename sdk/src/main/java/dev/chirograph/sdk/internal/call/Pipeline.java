package dev.chirograph.sdk.internal.call;

import dev.chirograph.sdk.Call;
import dev.chirograph.sdk.CallOptions;
import dev.chirograph.sdk.EventStream;
import dev.chirograph.sdk.Pages;
import dev.chirograph.sdk.engine.Engine;
import dev.chirograph.sdk.engine.Request;
import dev.chirograph.sdk.engine.ResponseReader;
import dev.chirograph.sdk.internal.events.OpenEventStream;
import dev.chirograph.sdk.internal.retry.Backoff;
import dev.chirograph.sdk.internal.retry.RetryBudget;
import dev.chirograph.sdk.internal.time.Scheduler;
import dev.chirograph.sdk.internal.token.TokenSource;
import dev.chirograph.sdk.transport.Transport;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The engine of a client: what all calls share, and the calls in progress. */
public final class Pipeline implements Engine {
    private final ClientSettings settings;
    private final Transport transport;
    private final @Nullable TokenSource tokens;
    private final Scheduler scheduler;
    private final Executor executor;
    private final Backoff backoff;
    private final Supplier<String> idempotencyKeys;
    private final RetryBudget budget = new RetryBudget();
    private final Set<CallExecution<?>> running = ConcurrentHashMap.newKeySet();
    private final Set<OpenEventStream<?>> streams = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    /**
     * Creates an engine.
     *
     * @param tokens the source of access tokens; null for none
     * @param executor runs dependent stages of asynchronous calls
     * @param idempotencyKeys returns a new {@code Idempotency-Key} each time
     */
    public Pipeline(
            ClientSettings settings,
            Transport transport,
            @Nullable TokenSource tokens,
            Scheduler scheduler,
            Executor executor,
            Backoff backoff,
            Supplier<String> idempotencyKeys) {
        this.settings = settings;
        this.transport = transport;
        this.tokens = tokens;
        this.scheduler = scheduler;
        this.executor = executor;
        this.backoff = backoff;
        this.idempotencyKeys = idempotencyKeys;
    }

    @Override
    public <T extends @Nullable Object> Call<T> call(Request request, ResponseReader<T> reader) {
        return call(request, new BufferedResponseHandler<>(reader));
    }

    @Override
    public <T> Call<EventStream<T>> events(Request request, ResponseReader<T> data) {
        return call(request, new EventStreamHandler<>(this, data));
    }

    private <T extends @Nullable Object> Call<T> call(Request request, ResponseHandler<T> responseHandler) {
        return new PipelineCall<>(
                this, request, responseHandler, CallOptions.builder().build());
    }

    @Override
    public <P, T> Pages<T> pages(
            Function<@Nullable String, Call<P>> page, Function<P, List<T>> items, Function<P, @Nullable String> next) {
        return new LazyPages<>(page, items, next);
    }

    /** Rejects new calls and aborts those in progress. */
    public void close() {
        closed = true;
        running.forEach(CallExecution::abandon);
        streams.forEach(OpenEventStream::abandon);
    }

    void streamOpened(OpenEventStream<?> stream) {
        streams.add(stream);
        // Checked after adding, as in start().
        if (closed) {
            stream.abandon();
        }
    }

    void streamClosed(OpenEventStream<?> stream) {
        streams.remove(stream);
    }

    <T extends @Nullable Object> CallExecution<T> start(
            Request request, ResponseHandler<T> responseHandler, CallOptions options) {
        CallExecution<T> execution = new CallExecution<>(this, request, responseHandler, options);
        running.add(execution);
        execution.onCompletion(() -> running.remove(execution));
        // Checked after adding: a concurrent close() either sees this execution or is seen here.
        if (closed) {
            running.remove(execution);
            throw new IllegalStateException("The client is closed; " + request.operation() + " cannot be executed");
        }
        execution.start();
        return execution;
    }

    ClientSettings settings() {
        return settings;
    }

    Transport transport() {
        return transport;
    }

    @Nullable
    TokenSource tokens() {
        return tokens;
    }

    Scheduler scheduler() {
        return scheduler;
    }

    Executor executor() {
        return executor;
    }

    Backoff backoff() {
        return backoff;
    }

    Supplier<String> idempotencyKeys() {
        return idempotencyKeys;
    }

    RetryBudget budget() {
        return budget;
    }
}
