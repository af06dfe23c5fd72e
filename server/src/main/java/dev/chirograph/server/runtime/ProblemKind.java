package dev.chirograph.server.runtime;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The kinds of problems that the API answers with, one for each status. */
enum ProblemKind {
    MALFORMED(400, "The request cannot be read"),
    UNAUTHORIZED(401, "The caller is not known"),
    FORBIDDEN(403, "The caller may not do this"),
    NOT_FOUND(404, "There is no such thing"),
    METHOD_NOT_ALLOWED(405, "The method is not for this path"),
    NOT_ACCEPTABLE(406, "No acceptable media type can be answered"),
    CONFLICT(409, "Something else stands in the way"),
    TOO_LARGE(413, "The body is too large"),
    UNSUPPORTED_MEDIA_TYPE(415, "The body is in a form that is not read here"),
    INVALID(422, "The request breaks constraints"),
    TOO_MANY_REQUESTS(429, "The limit is used up"),
    INTERNAL(500, "The server failed"),
    UNAVAILABLE(503, "The server cannot do this now");

    private static final String TYPES = "https://chirograph.dev/problems/";

    private final int status;
    private final String type;
    private final String title;

    ProblemKind(int status, String title) {
        this.status = status;
        this.type = TYPES + name().toLowerCase(Locale.ROOT).replace('_', '-');
        this.title = title;
    }

    /** Finds the kind of a status; null when there is none. */
    static @Nullable ProblemKind of(int status) {
        for (ProblemKind kind : values()) {
            if (kind.status == status) {
                return kind;
            }
        }
        return null;
    }

    int status() {
        return status;
    }

    String type() {
        return type;
    }

    String title() {
        return title;
    }
}
