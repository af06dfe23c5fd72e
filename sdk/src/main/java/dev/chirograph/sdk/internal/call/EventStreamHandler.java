package dev.chirograph.sdk.internal.call;

import dev.chirograph.sdk.EventStream;
import dev.chirograph.sdk.MalformedResponseException;
import dev.chirograph.sdk.engine.Operation;
import dev.chirograph.sdk.engine.ResponseReader;
import dev.chirograph.sdk.internal.events.OpenEventStream;
import dev.chirograph.sdk.internal.http.MediaTypes;
import dev.chirograph.sdk.transport.TransportResponse;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** Opens the stream of server-sent events of a response. */
final class EventStreamHandler<T> implements ResponseHandler<EventStream<T>> {
    private final Pipeline pipeline;
    private final ResponseReader<T> dataReader;

    EventStreamHandler(Pipeline pipeline, ResponseReader<T> dataReader) {
        this.pipeline = pipeline;
        this.dataReader = dataReader;
    }

    @Override
    public boolean streaming() {
        return true;
    }

    @Override
    public EventStream<T> handle(Operation operation, TransportResponse response) {
        String mediaType = MediaTypes.of(response);
        if (!MediaTypes.essence(mediaType).equals("text/event-stream")) {
            throw new IllegalArgumentException("its media type must be text/event-stream, but is "
                    + (mediaType.isEmpty() ? "missing" : mediaType));
        }
        InputStream body = response.stream() != null ? response.stream() : new ByteArrayInputStream(response.body());
        OpenEventStream<T> stream = new OpenEventStream<>(
                operation.toString(),
                body,
                pipeline.settings().maxResponseBytes(),
                data -> read(operation, response, data),
                pipeline::streamClosed);
        pipeline.streamOpened(stream);
        return stream;
    }

    private T read(Operation operation, TransportResponse response, String data) {
        try {
            return dataReader.read(response.status(), "application/json", data.getBytes(StandardCharsets.UTF_8));
        } catch (RuntimeException e) {
            throw new MalformedResponseException(
                    operation.toString(),
                    response.status(),
                    response.headers(),
                    "the data of an event: " + TransportFailures.describe(e),
                    e);
        }
    }
}
