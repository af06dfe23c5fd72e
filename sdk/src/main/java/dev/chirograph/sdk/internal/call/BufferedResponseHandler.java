package dev.chirograph.sdk.internal.call;

import dev.chirograph.sdk.engine.Operation;
import dev.chirograph.sdk.engine.ResponseReader;
import dev.chirograph.sdk.internal.http.MediaTypes;
import dev.chirograph.sdk.transport.TransportResponse;
import org.jspecify.annotations.Nullable;

/** Reads a response whose whole body is in memory. */
record BufferedResponseHandler<T extends @Nullable Object>(ResponseReader<T> reader) implements ResponseHandler<T> {
    @Override
    public boolean streaming() {
        return false;
    }

    @Override
    public T handle(Operation operation, TransportResponse response) {
        return reader.read(response.status(), MediaTypes.of(response), response.body());
    }
}
