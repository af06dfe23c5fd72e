package dev.chirograph.sdk.transport;

import java.util.concurrent.CompletableFuture;

/**
 * Sends one request to the server and returns the response. The client above it handles access tokens, timeouts and retries. An
 * implementation must be thread-safe.
 */
@FunctionalInterface
public interface Transport {
    /**
     * Sends a request once, without waiting for the response, following redirects or retrying.
     *
     * <p>The future fails with {@link RequestNotSentException} if the server has certainly received nothing of the request, and
     * with another {@link java.io.IOException} otherwise. When the client cancels the future, abort the exchange in any state
     * and release its resources. There is no other time limit.
     *
     * @return the response with its whole body, or {@link TransportResponse#tooLarge} as soon as the body exceeds the maximum of
     *     the request
     */
    CompletableFuture<TransportResponse> send(TransportRequest request);

    /**
     * Sends a request like {@link #send}, for a response that may last long. The future completes when the headers arrive. A
     * successful response (200 to 299) has its body as a {@linkplain TransportResponse#streaming stream} of unlimited size, which
     * the receiver closes; closing it aborts the exchange. As with {@code send}, any other response has its whole body, and
     * cancelling the future aborts the exchange.
     *
     * <p>The default implementation reads the whole response, which suits streams that end soon.
     */
    default CompletableFuture<TransportResponse> open(TransportRequest request) {
        return send(request);
    }
}
