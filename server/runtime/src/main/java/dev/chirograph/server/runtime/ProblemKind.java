package dev.chirograph.server.runtime;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The kinds of problems, one for each status. */
public enum ProblemKind {
    MALFORMED(400, "The request cannot be read"),
    UNAUTHORIZED(401, "The caller is not known"),
    FORBIDDEN(403, "The caller may not do this"),
    NOT_FOUND(404, "Not found"),
    METHOD_NOT_ALLOWED(405, "The method is not for this path"),
    NOT_ACCEPTABLE(406, "No acceptable media type can be answered"),
    CONFLICT(409, "Something else stands in the way"),
    TOO_LARGE(413, "The body is too large"),
    UNSUPPORTED_MEDIA_TYPE(415, "The body is in a form that is not read here"),
    INVALID(422, "The request breaks constraints"),
    TOO_MANY_REQUESTS(429, "The limit is used up"),
    INTERNAL(500, "The server failed"),
    UNAVAILABLE(503, "The server cannot do this now");

    private final int status;
    private final String slug;
    private final String title;

    ProblemKind(int status, String title) {
        this.status = status;
        this.slug = name().toLowerCase(Locale.ROOT).replace('_', '-');
        this.title = title;
    }

    /** Returns the kind of a status; null if there is none. */
    public static @Nullable ProblemKind of(int status) {
        for (ProblemKind kind : values()) {
            if (kind.status == status) {
                return kind;
            }
        }
        return null;
    }

    /** Returns the status. */
    public int status() {
        return status;
    }

    /** Returns the last part of the problem's type, such as {@code not-found}. */
    public String slug() {
        return slug;
    }

    /** Returns the title. */
    public String title() {
        return title;
    }
}
