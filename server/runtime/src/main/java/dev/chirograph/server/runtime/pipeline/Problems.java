package dev.chirograph.server.runtime.pipeline;

import dev.chirograph.server.runtime.ProblemException;
import dev.chirograph.server.runtime.ProblemKind;
import dev.chirograph.server.runtime.Response;
import dev.chirograph.server.runtime.json.Violation;
import io.helidon.http.Status;
import jakarta.json.spi.JsonProvider;
import jakarta.json.stream.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes problems (RFC 9457). Immutable. */
public final class Problems {
    /** The media type of problems. */
    public static final String MEDIA_TYPE = "application/problem+json";

    private static final Problems BLANK = new Problems(null, null);

    // Finding a provider scans the class path, so it is done once.
    private static final JsonProvider PROVIDER = JsonProvider.provider();

    private final @Nullable String typeBase;
    private final @Nullable String instanceBase;

    private Problems(@Nullable String typeBase, @Nullable String instanceBase) {
        this.typeBase = typeBase;
        this.instanceBase = instanceBase;
    }

    /**
     * Returns problems with the types of an API.
     *
     * @param typeBase the start of each {@code type}, such as {@code https://api.example/problems/}; the kind follows, such as {@code
     *     not-found}
     * @param instanceBase the start of each {@code instance}, such as {@code urn:example:request:}; the request id follows
     */
    public static Problems of(String typeBase, String instanceBase) {
        return new Problems(typeBase, instanceBase);
    }

    /** Returns problems of the type {@code about:blank} (RFC 9457, section 4.2.1), without an {@code instance}. */
    public static Problems blank() {
        return BLANK;
    }

    /**
     * Writes the problem of a status.
     *
     * @param detail what is wrong and how to correct it, without repeating the request
     */
    public Response of(Status status, String detail, String requestId) {
        return response(status, ProblemKind.of(status.code()), detail, requestId, List.of());
    }

    Response of(ProblemException problem, String requestId) {
        ProblemKind kind = problem.kind();
        Response response =
                response(Status.create(kind.status()), kind, problem.detail(), requestId, problem.violations());
        for (var header : problem.headers().entrySet()) {
            response = response.header(header.getKey(), header.getValue());
        }
        return response;
    }

    private Response response(
            Status status, @Nullable ProblemKind kind, String detail, String requestId, List<Violation> violations) {
        boolean isTyped = typeBase != null && kind != null;
        var bytes = new ByteArrayOutputStream(512);
        try (JsonGenerator problem = PROVIDER.createGenerator(bytes)) {
            problem.writeStartObject()
                    .write("type", isTyped ? typeBase + kind.slug() : "about:blank")
                    .write("title", isTyped ? kind.title() : status.reasonPhrase())
                    .write("status", status.code())
                    .write("detail", detail);
            if (instanceBase != null) {
                problem.write("instance", instanceBase + requestId);
            }
            if (!violations.isEmpty()) {
                problem.writeStartArray("errors");
                violations.forEach(violation -> write(problem, violation));
                problem.writeEnd();
            }
            problem.writeEnd();
        }
        return Response.of(status.code(), MEDIA_TYPE, bytes.toByteArray());
    }

    private static void write(JsonGenerator problem, Violation violation) {
        problem.writeStartObject()
                .write("in", violation.in())
                .write("pointer", violation.pointer())
                .write("message", violation.message())
                .writeEnd();
    }
}
