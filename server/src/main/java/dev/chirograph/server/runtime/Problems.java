package dev.chirograph.server.runtime;

import dev.chirograph.server.runtime.json.Violation;
import io.helidon.http.Status;
import jakarta.json.spi.JsonProvider;
import jakarta.json.stream.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.util.List;

/** Writes problems (RFC 9457): the one place where refusals get their form. */
public final class Problems {
    public static final String MEDIA_TYPE = "application/problem+json";

    // Finding a provider walks the class path; once is enough.
    private static final JsonProvider PROVIDER = JsonProvider.provider();

    private Problems() {}

    /**
     * Writes the problem of a status.
     *
     * @param detail what was wrong and what to do, without repeating what was sent
     */
    public static Response of(Status status, String detail, RequestId requestId) {
        ProblemKind kind = ProblemKind.of(status.code());
        return kind == null
                ? reply("about:blank", status.reasonPhrase(), status.code(), detail, requestId.value(), List.of())
                : reply(kind.type(), kind.title(), kind.status(), detail, requestId.value(), List.of());
    }

    static Response of(ProblemException problem, String requestId) {
        Response reply = reply(
                problem.type(), problem.title(), problem.status(), problem.detail(), requestId, problem.violations());
        for (var header : problem.headers().entrySet()) {
            reply = reply.header(header.getKey(), header.getValue());
        }
        return reply;
    }

    private static Response reply(
            String type, String title, int status, String detail, String requestId, List<Violation> violations) {
        var bytes = new ByteArrayOutputStream(512);
        try (JsonGenerator problem = PROVIDER.createGenerator(bytes)) {
            problem.writeStartObject()
                    .write("type", type)
                    .write("title", title)
                    .write("status", status)
                    .write("detail", detail)
                    .write("instance", "urn:chirograph:request:" + requestId);
            if (!violations.isEmpty()) {
                problem.writeStartArray("errors");
                violations.forEach(violation -> write(problem, violation));
                problem.writeEnd();
            }
            problem.writeEnd();
        }
        return Response.of(status, MEDIA_TYPE, bytes.toByteArray());
    }

    private static void write(JsonGenerator problem, Violation violation) {
        problem.writeStartObject()
                .write("in", violation.in())
                .write("pointer", violation.pointer())
                .write("message", violation.message())
                .writeEnd();
    }
}
