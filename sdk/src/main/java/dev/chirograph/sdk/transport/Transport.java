package dev.chirograph.sdk.transport;

import java.util.concurrent.CompletableFuture;

/**
 * Carries one request to the server and its answer back. The client stands above it: tokens, deadlines and repeating are no
 * concern of a transport. Must be safe for use by many threads.
 */
@FunctionalInterface
public interface Transport {
    /**
     * Sends a request once, without waiting: no redirect is followed and nothing is repeated.
     *
     * <p>The future fails with {@link RequestNotSentException} if the server has certainly got nothing of the request, and with
     * another {@link java.io.IOException} if it may have. When the client cancels the future, it has lost interest: give the
     * exchange up and free what it holds, whatever state it is in. There is no other bound in time.
     *
     * @return the answer with its whole body, or {@link TransportResponse#tooLarge} as soon as the body turns out to be
     *     larger than the request allows
     */
    CompletableFuture<TransportResponse> send(TransportRequest request);

    /**
     * Sends a request as {@link #send} does, for an answer that may go on for long. The future completes with the headers; an
     * answer that went well (200 to 299) has its body as a {@linkplain TransportResponse#streaming stream}, whoever gets it
     * closes it, and there is no bound to its size. Any other answer has its body as with {@code send}. When the client cancels
     * the future, the rest is as with {@code send}; once it is complete, to close the stream gives the exchange up.
     *
     * <p>Unless overridden, the whole answer is collected, which is of use for streams that end soon.
     */
    default CompletableFuture<TransportResponse> open(TransportRequest request) {
        return send(request);
    }
}
