package dev.chirograph.sdk.internal.call;

import dev.chirograph.sdk.engine.Operation;
import dev.chirograph.sdk.transport.TransportResponse;
import org.jspecify.annotations.Nullable;

/** Makes the value of a successful response. Thread-safe. */
interface ResponseHandler<T extends @Nullable Object> {
    /** Returns whether the body is read as a stream. */
    boolean streaming();

    /**
     * Returns the value of a response.
     *
     * @throws RuntimeException if the body is malformed; the message states what is wrong, without a quote of the body
     */
    T handle(Operation operation, TransportResponse response);
}
