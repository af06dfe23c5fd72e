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

/** Sends requests with {@code java.net.http}, by HTTP/2 if a TLS server supports it. */
public final class JdkTransport implements Transport, AutoCloseable {
    private final HttpClient http;
    private final Executor executor;

    /**
     * Creates a transport.
     *
     * @param executor reads responses; it must not be bounded
     * @param tls the TLS context; null for that of the Java runtime
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
        return exchange(request, response -> whole(request, response));
    }

    @Override
    public CompletableFuture<TransportResponse> open(TransportRequest request) {
        return exchange(request, response -> {
            boolean successful = response.statusCode() >= 200 && response.statusCode() < 300;
            Headers headers = Headers.of(response.headers().map());
            return successful
                    ? BodySubscribers.mapping(
                            BodySubscribers.ofInputStream(),
                            stream -> TransportResponse.streaming(response.statusCode(), headers, stream))
                    : whole(request, response);
        });
    }

    private static BodySubscriber<TransportResponse> whole(TransportRequest request, ResponseInfo response) {
        Headers headers = Headers.of(response.headers().map());
        return BodySubscribers.mapping(
                new BoundedBody(request.maxResponseBytes()),
                content -> content.bytes() == null
                        ? TransportResponse.tooLarge(response.statusCode(), headers)
                        : TransportResponse.of(response.statusCode(), headers, content.bytes()));
    }

    private CompletableFuture<TransportResponse> exchange(
            TransportRequest request, BodyHandler<TransportResponse> handler) {
        CompletableFuture<HttpResponse<TransportResponse>> exchange = http.sendAsync(outgoing(request), handler);
        CompletableFuture<TransportResponse> result = new CompletableFuture<>();
        exchange.whenComplete((response, failure) -> {
            if (response == null) {
                result.completeExceptionally(classify(failure, request));
            } else if (!result.complete(response.body())) {
                // The caller has cancelled, so that nothing else closes the stream.
                Streams.close(response.body().stream());
            }
        });
        // A separate future, since cancelling a dependent stage would not cancel the exchange.
        result.whenComplete((response, failure) -> {
            if (result.isCancelled()) {
                exchange.cancel(true);
            }
        });
        return result;
    }

    /** Closes connections and threads. Before Java 21, the HTTP client cannot be closed and ends when it is idle. */
    @Override
    public void close() {
        // AutoCloseable since Java 21. It waits for exchanges to end, which must not block the caller.
        if (http instanceof AutoCloseable closeable) {
            executor.execute(() -> close(closeable));
        }
    }

    private static void close(AutoCloseable closeable) {
        try {
            closeable.close();
        } catch (Exception e) {
            throw new IllegalStateException("Closing the HTTP client failed", e);
        }
    }

    private static HttpRequest outgoing(TransportRequest request) {
        byte[] body = request.body();
        HttpRequest.Builder builder = HttpRequest.newBuilder(request.uri())
                .method(request.method(), body == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
        if ("http".equals(request.uri().getScheme())) {
            // Without TLS, HTTP/2 needs an upgrade request, which some servers reject.
            builder.version(Version.HTTP_1_1);
        }
        request.headers().asMap().forEach((name, values) -> values.forEach(value -> builder.header(name, value)));
        return builder.build();
    }

    /** Distinguishes failures before the request was sent from others, after which the server may have processed it. */
    private static Throwable classify(Throwable failure, TransportRequest request) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        String server = request.uri().getRawAuthority();
        if (cause instanceof HttpConnectTimeoutException) {
            return new RequestNotSentException("connecting to " + server + " timed out", cause);
        }
        if (cause instanceof UnknownHostException || cause.getCause() instanceof UnresolvedAddressException) {
            return new RequestNotSentException("unknown host " + request.uri().getHost(), cause);
        }
        if (cause instanceof ConnectException || cause instanceof NoRouteToHostException) {
            return new RequestNotSentException("connecting to " + server + " failed", cause);
        }
        if (cause instanceof SSLHandshakeException) {
            return new RequestNotSentException(
                    "TLS handshake with " + server + " failed (" + cause.getMessage() + ")", cause);
        }
        if (isOverHttp2Limit(cause)) {
            return new RequestNotSentException(
                    "the connection to " + server + " has as many requests as the server or its proxy allows", cause);
        }
        return cause instanceof IOException ? cause : new IOException(cause.toString(), cause);
    }

    /**
     * The JDK's client opens no second connection when the first has as many streams as the server allows (RFC 9113, section
     * 5.1.2), and says so by this message alone, before it sends anything.
     */
    private static boolean isOverHttp2Limit(Throwable failure) {
        return failure instanceof IOException
                && failure.getMessage() != null
                && failure.getMessage().contains("too many concurrent streams");
    }
}
