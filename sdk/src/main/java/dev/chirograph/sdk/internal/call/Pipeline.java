package dev.chirograph.sdk.internal.call;

import dev.chirograph.sdk.Call;
import dev.chirograph.sdk.CallOptions;
import dev.chirograph.sdk.EventStream;
import dev.chirograph.sdk.Pages;
import dev.chirograph.sdk.engine.Engine;
import dev.chirograph.sdk.engine.Request;
import dev.chirograph.sdk.engine.ResponseReader;
import dev.chirograph.sdk.internal.events.OpenStream;
import dev.chirograph.sdk.internal.retry.Backoff;
import dev.chirograph.sdk.internal.retry.RetryBudget;
import dev.chirograph.sdk.internal.time.Time;
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
    private final Settings settings;
    private final Transport transport;
    private final @Nullable TokenSource tokens;
    private final Time time;
    private final Executor executor;
    private final Backoff backoff;
    private final Supplier<String> keys;
    private final RetryBudget budget = new RetryBudget();
    private final Set<Exchange<?>> underWay = ConcurrentHashMap.newKeySet();
    private final Set<OpenStream<?>> streams = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    /**
     * Sends requests by a transport.
     *
     * @param tokens where access tokens come from; null to send none
     * @param executor where the continuations of async calls run
     * @param keys gives the keys of calls that have one, each time another
     */
    public Pipeline(
            Settings settings,
            Transport transport,
            @Nullable TokenSource tokens,
            Time time,
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
        return call(request, new WholeReception<>(reader));
    }

    @Override
    public <T> Call<EventStream<T>> events(Request request, ResponseReader<T> data) {
        return call(request, new EventReception<>(this, data));
    }

    private <T extends @Nullable Object> Call<T> call(Request request, Reception<T> reception) {
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
        underWay.forEach(Exchange::abandon);
        streams.forEach(OpenStream::abandon);
    }

    void opened(OpenStream<?> stream) {
        streams.add(stream);
        // Looked at after it was added, as with exchanges.
        if (closed) {
            stream.abandon();
        }
    }

    void ended(OpenStream<?> stream) {
        streams.remove(stream);
    }

    <T extends @Nullable Object> Exchange<T> start(Request request, Reception<T> reception, CallOptions options) {
        Exchange<T> exchange = new Exchange<>(this, request, reception, options);
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

    Settings settings() {
        return settings;
    }

    Transport transport() {
        return transport;
    }

    @Nullable
    TokenSource tokens() {
        return tokens;
    }

    Time time() {
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
