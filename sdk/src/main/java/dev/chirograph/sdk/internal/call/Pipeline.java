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

/** The engine of a client: knows what all calls share, and which are under way. */
public final class Pipeline implements Engine {
    private final ClientSettings settings;
    private final Transport transport;
    private final @Nullable TokenSource tokens;
    private final Scheduler time;
    private final Executor executor;
    private final Backoff backoff;
    private final Supplier<String> keys;
    private final RetryBudget budget = new RetryBudget();
    private final Set<CallExecution<?>> underWay = ConcurrentHashMap.newKeySet();
    private final Set<OpenEventStream<?>> streams = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    /**
     * Sends requests by a transport.
     *
     * @param tokens where access tokens come from; null to send none
     * @param executor where the continuations of async calls run
     * @param keys gives the keys of calls that have one, each time another
     */
    public Pipeline(
            ClientSettings settings,
            Transport transport,
            @Nullable TokenSource tokens,
            Scheduler time,
            Executor executor,
            Backoff backoff,
            Supplier<String> keys) {
        this.settings = settings;
        this.transport = transport;
        this.tokens = tokens;
        this.time = time;
        this.executor = executor;
        this.backoff = backoff;
        this.keys = keys;
    }

    @Override
    public <T extends @Nullable Object> Call<T> call(Request request, ResponseReader<T> reader) {
        return call(request, new BufferedResponseHandler<>(reader));
    }

    @Override
    public <T> Call<EventStream<T>> events(Request request, ResponseReader<T> data) {
        return call(request, new EventStreamHandler<>(this, data));
    }

    private <T extends @Nullable Object> Call<T> call(Request request, ResponseHandler<T> reception) {
        return new PipelineCall<>(
                this, request, reception, CallOptions.builder().build());
    }

    @Override
    public <P, T> Pages<T> pages(
            Function<@Nullable String, Call<P>> page, Function<P, List<T>> items, Function<P, @Nullable String> next) {
        return new LazyPages<>(page, items, next);
    }

    /** Takes no more calls and gives up those under way. */
    public void close() {
        closed = true;
        underWay.forEach(CallExecution::abandon);
        streams.forEach(OpenEventStream::abandon);
    }

    void opened(OpenEventStream<?> stream) {
        streams.add(stream);
        // Looked at after it was added, as with exchanges.
        if (closed) {
            stream.abandon();
        }
    }

    void ended(OpenEventStream<?> stream) {
        streams.remove(stream);
    }

    <T extends @Nullable Object> CallExecution<T> start(Request request, ResponseHandler<T> reception, CallOptions options) {
        CallExecution<T> exchange = new CallExecution<>(this, request, reception, options);
        underWay.add(exchange);
        exchange.whenOver(() -> underWay.remove(exchange));
        // Looked at after it was added: whoever closes meanwhile either sees the exchange or is seen here.
        if (closed) {
            underWay.remove(exchange);
            throw new IllegalStateException("The client was closed; " + request.operation() + " cannot be made");
        }
        exchange.begin();
        return exchange;
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

    Scheduler time() {
        return time;
    }

    Executor executor() {
        return executor;
    }

    Backoff backoff() {
        return backoff;
    }

    Supplier<String> keys() {
        return keys;
    }

    RetryBudget budget() {
        return budget;
    }
}
