package dev.chirograph.sdk.internal.call;

import dev.chirograph.sdk.EventStream;
import dev.chirograph.sdk.MalformedResponseException;
import dev.chirograph.sdk.engine.Operation;
import dev.chirograph.sdk.engine.ResponseReader;
import dev.chirograph.sdk.internal.events.OpenEventStream;
import dev.chirograph.sdk.transport.TransportResponse;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Opens the stream of events that an answer is. */
final class EventStreamHandler<T> implements ResponseHandler<EventStream<T>> {
    private final Pipeline pipeline;
    private final ResponseReader<T> data;

    EventStreamHandler(Pipeline pipeline, ResponseReader<T> data) {
        this.pipeline = pipeline;
        this.data = data;
    }

    @Override
    public boolean streaming() {
        return true;
    }

    @Override
    public EventStream<T> receive(Operation operation, TransportResponse response) {
        String mediaType = BufferedResponseHandler.mediaType(response);
        if (!mediaType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT).equals("text/event-stream")) {
            throw new IllegalArgumentException(
                    mediaType.isEmpty() ? "it says not that it is events" : "it is " + mediaType + " and no events");
        }
        InputStream body = response.stream() != null ? response.stream() : new ByteArrayInputStream(response.body());
        OpenEventStream<T> stream = new OpenEventStream<>(
                operation.toString(),
                body,
                pipeline.settings().maximumResponseBytes(),
                text -> read(operation, response, text),
                pipeline::ended);
        pipeline.opened(stream);
        return stream;
    }

    private T read(Operation operation, TransportResponse response, String text) {
        try {
            return data.read(response.status(), "application/json", text.getBytes(StandardCharsets.UTF_8));
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
