package dev.chirograph.sdk.internal.call;

import dev.chirograph.sdk.engine.Operation;
import dev.chirograph.sdk.engine.ResponseReader;
import dev.chirograph.sdk.transport.TransportResponse;
import org.jspecify.annotations.Nullable;

/** Reads an answer once it is there. */
record BufferedResponseHandler<T extends @Nullable Object>(ResponseReader<T> reader) implements ResponseHandler<T> {
    @Override
    public boolean streaming() {
        return false;
    }

    @Override
    public T receive(Operation operation, TransportResponse response) {
        return reader.read(response.status(), mediaType(response), response.body());
    }

    /** Returns the value of {@code Content-Type}, empty when there is none. */
    static String mediaType(TransportResponse response) {
        String mediaType = response.headers().first("Content-Type");
        return mediaType == null ? "" : mediaType;
    }
}
