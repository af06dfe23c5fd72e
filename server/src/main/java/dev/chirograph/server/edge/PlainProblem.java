package dev.chirograph.server.edge;

import dev.chirograph.server.contract.RequestId;
import io.helidon.http.Status;
import jakarta.json.Json;
import java.nio.charset.StandardCharsets;

/** A problem (RFC 9457) for requests that never reach the pipeline. */
final class PlainProblem {
    static final String MEDIA_TYPE = "application/problem+json";

    private PlainProblem() {}

    static byte[] of(Status status, String detail, RequestId requestId) {
        return Json.createObjectBuilder()
                .add("type", "about:blank")
                .add("title", status.reasonPhrase())
                .add("status", status.code())
                .add("detail", detail)
                .add("instance", "urn:chirograph:request:" + requestId.value())
                .build()
                .toString()
                .getBytes(StandardCharsets.UTF_8);
    }
}
