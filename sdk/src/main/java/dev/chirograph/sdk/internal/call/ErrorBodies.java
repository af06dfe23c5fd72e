package dev.chirograph.sdk.internal.call;

import dev.chirograph.sdk.engine.Operation;
import dev.chirograph.sdk.engine.Responses;
import dev.chirograph.sdk.internal.codec.ProblemCodec;
import dev.chirograph.sdk.internal.json.InvalidContentException;
import dev.chirograph.sdk.internal.json.Json;
import dev.chirograph.sdk.internal.json.MalformedJsonException;
import dev.chirograph.sdk.model.Problem;
import dev.chirograph.sdk.transport.TransportResponse;
import org.jspecify.annotations.Nullable;

/** Reads why the server refused. */
final class ErrorBodies {
    private ErrorBodies() {}

    /** Returns the problem; null if the answer is none, as those of proxies: then the status has to do. */
    static @Nullable Problem read(TransportResponse response) {
        String mediaType = response.headers().first("Content-Type");
        if (mediaType == null || response.bodyTooLarge() || !Responses.isJson(mediaType)) {
            return null;
        }
        try {
            return Json.decode(ProblemCodec.INSTANCE, response.body());
        } catch (MalformedJsonException | InvalidContentException e) {
            return null;
        }
    }

    /** Returns what the document says that the refusal carries; null when it says nothing, or the answer does not fit. */
    static @Nullable Object typed(Operation operation, TransportResponse response) {
        return response.bodyTooLarge()
                ? null
                : operation.errors().read(response.status(), BufferedResponseHandler.mediaType(response), response.body());
    }
}
