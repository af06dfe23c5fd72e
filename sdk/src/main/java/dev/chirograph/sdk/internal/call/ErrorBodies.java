package dev.chirograph.sdk.internal.call;

import dev.chirograph.sdk.engine.Operation;
import dev.chirograph.sdk.engine.Responses;
import dev.chirograph.sdk.internal.codec.ProblemCodec;
import dev.chirograph.sdk.internal.http.MediaTypes;
import dev.chirograph.sdk.internal.json.InvalidContentException;
import dev.chirograph.sdk.internal.json.Json;
import dev.chirograph.sdk.internal.json.MalformedJsonException;
import dev.chirograph.sdk.model.Problem;
import dev.chirograph.sdk.transport.TransportResponse;
import org.jspecify.annotations.Nullable;

/** Reads the bodies of error responses. */
final class ErrorBodies {
    private ErrorBodies() {}

    /** Returns the problem (RFC 9457); null if the body is none, such as that of a proxy. */
    static @Nullable Problem problem(TransportResponse response) {
        if (response.bodyTooLarge() || !Responses.isJson(MediaTypes.of(response))) {
            return null;
        }
        try {
            return Json.decode(ProblemCodec.INSTANCE, response.body());
        } catch (MalformedJsonException | InvalidContentException e) {
            return null;
        }
    }

    /** Returns the error body that the document defines; null if it defines none or the body does not match it. */
    static @Nullable Object documented(Operation operation, TransportResponse response) {
        return response.bodyTooLarge()
                ? null
                : operation.errors().read(response.status(), MediaTypes.of(response), response.body());
    }
}
