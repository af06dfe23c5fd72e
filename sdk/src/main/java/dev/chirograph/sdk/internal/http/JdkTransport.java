package dev.chirograph.sdk.internal.http;

import dev.chirograph.sdk.transport.Headers;
import dev.chirograph.sdk.transport.RequestNotSentException;
import dev.chirograph.sdk.transport.Transport;
import dev.chirograph.sdk.transport.TransportRequest;
import dev.chirograph.sdk.transport.TransportResponse;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpClient.Version;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.net.http.HttpResponse.ResponseInfo;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import org.jspecify.annotations.Nullable;

/** Sends requests with {@code java.net.http}, over HTTP/2 where a TLS server offers it. */
public final class JdkTransport implements Transport, AutoCloseable {
    private final HttpClient http;
    private final Executor executor;

    /**
     * Makes a client of its own.
     *
     * @param executor where answers are read; it must not run out of threads
     * @param tls whom to trust; null for whom the Java runtime trusts
     */
    public JdkTransport(Executor executor, Duration connectTimeout, @Nullable SSLContext tls) {
        HttpClient.Builder builder = HttpClient.newBuilder()
                .followRedirects(Redirect.NEVER)
                .connectTimeout(connectTimeout)
                .executor(executor);
        if (tls != null) {
            builder.sslContext(tls);
        }
        this.http = builder.build();
        this.executor = executor;
    }

    @Override
    public CompletableFuture<TransportResponse> send(TransportRequest request) {
        return exchange(request, answer -> whole(request, answer));
    }

    @Override
    public CompletableFuture<TransportResponse> open(TransportRequest request) {
        return exchange(request, answer -> {
            boolean good = answer.statusCode() >= 200 && answer.statusCode() < 300;
            Headers headers = Headers.of(answer.headers().map());
            return good
                    ? BodySubscribers.mapping(
                            BodySubscribers.ofInputStream(),
                            stream -> TransportResponse.streaming(answer.statusCode(), headers, stream))
                    : whole(request, answer);
        });
    }

    private static BodySubscriber<TransportResponse> whole(TransportRequest request, ResponseInfo answer) {
        Headers headers = Headers.of(answer.headers().map());
        return BodySubscribers.mapping(
                new BoundedBody(request.maximumResponseBytes()),
                content -> content.bytes() == null
                        ? TransportResponse.tooLarge(answer.statusCode(), headers)
                        : TransportResponse.of(answer.statusCode(), headers, content.bytes()));
    }

    private CompletableFuture<TransportResponse> exchange(
            TransportRequest request, BodyHandler<TransportResponse> handler) {
        CompletableFuture<HttpResponse<TransportResponse>> exchange = http.sendAsync(outgoing(request), handler);
        CompletableFuture<TransportResponse> result = new CompletableFuture<>();
        exchange.whenComplete((answer, failure) -> {
            if (answer == null) {
                result.completeExceptionally(classify(failure, request));
            } else if (!result.complete(answer.body())) {
                // Nobody is there any more to close what goes on.
                Streams.close(answer.body().stream());
            }
        });
        // A future of our own, because to cancel a stage of theirs would not reach the exchange.
        result.whenComplete((answer, failure) -> {
            if (result.isCancelled()) {
                exchange.cancel(true);
            }
        });
        return result;
    }

    /** Frees connections and threads; where the runtime's client cannot be closed, it goes when it is idle. */
    @Override
    public void close() {
        // An AutoCloseable since Java 21. It waits for exchanges to end, which is not for the caller to wait for.
        if (http instanceof AutoCloseable closeable) {
            executor.execute(() -> close(closeable));
        }
    }

    private static void close(AutoCloseable closeable) {
        try {
            closeable.close();
        } catch (Exception e) {
            throw new IllegalStateException("The HTTP client could not be closed", e);
        }
    }

    private static HttpRequest outgoing(TransportRequest request) {
        byte[] body = request.body();
        HttpRequest.Builder builder = HttpRequest.newBuilder(request.uri())
                .method(request.method(), body == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
        if ("http".equals(request.uri().getScheme())) {
            // Without TLS, HTTP/2 would be asked for by an upgrade that some servers stumble over.
            builder.version(Version.HTTP_1_1);
        }
        request.headers().asMap().forEach((name, values) -> values.forEach(value -> builder.header(name, value)));
        return builder.build();
    }

    /** Tells what happened before anything was sent from the rest, of which nobody can know how far it came. */
    private static Throwable classify(Throwable failure, TransportRequest request) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        String server = request.uri().getRawAuthority();
        if (cause instanceof HttpConnectTimeoutException) {
            return new RequestNotSentException("no connection to " + server + " in time", cause);
        }
        if (cause instanceof UnknownHostException || cause.getCause() instanceof UnresolvedAddressException) {
            return new RequestNotSentException("there is no host " + request.uri().getHost(), cause);
        }
        if (cause instanceof ConnectException || cause instanceof NoRouteToHostException) {
            return new RequestNotSentException("no connection to " + server, cause);
        }
        if (cause instanceof SSLHandshakeException) {
            return new RequestNotSentException("no TLS connection to " + server + " (" + cause.getMessage() + ")", cause);
        }
        return cause instanceof IOException ? cause : new IOException(cause.toString(), cause);
    }
}
