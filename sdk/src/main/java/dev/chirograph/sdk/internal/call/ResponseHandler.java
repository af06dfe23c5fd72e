package dev.chirograph.sdk.internal.call;

import dev.chirograph.sdk.engine.Operation;
import dev.chirograph.sdk.transport.TransportResponse;
import org.jspecify.annotations.Nullable;

/** What becomes of a successful answer. Safe for use by many threads. */
interface ResponseHandler<T extends @Nullable Object> {
    /** Tells whether the answer is wanted while it still comes. */
    boolean streaming();

    /**
     * Makes the value of an answer.
     *
     * @throws RuntimeException if it cannot be made; the message says why, without quoting the body
     */
    T receive(Operation operation, TransportResponse response);
}
