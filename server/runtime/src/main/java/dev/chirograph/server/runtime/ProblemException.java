package dev.chirograph.server.runtime;

import dev.chirograph.server.runtime.http.DelaySeconds;
import dev.chirograph.server.runtime.json.Violation;
import dev.chirograph.server.runtime.json.Violations;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Ends a request with a problem (RFC 9457). The detail is for the caller: what is wrong with the request and how to
 * correct it, without information that the caller may not have.
 */
public final class ProblemException extends StacklessException {
    private static final long serialVersionUID = 1L;

    private final ProblemKind kind;
    private final String detail;
    private final transient List<Violation> violations;
    private final transient Map<String, String> headers;
    private final @Nullable String tokenError;

    private ProblemException(
            ProblemKind kind,
            String detail,
            List<Violation> violations,
            Map<String, String> headers,
            @Nullable String tokenError) {
        super(kind.status() + ": " + detail);
        this.kind = kind;
        this.detail = detail;
        this.violations = List.copyOf(violations);
        this.headers = headers;
        this.tokenError = tokenError;
    }

    private static ProblemException of(ProblemKind kind, String detail) {
        return new ProblemException(kind, detail, List.of(), Map.of(), null);
    }

    /** 400: the request cannot be read. */
    public static ProblemException malformed(String detail) {
        return of(ProblemKind.MALFORMED, detail);
    }

    /** 401: the caller is not authenticated. The challenge must be added as a header. */
    public static ProblemException unauthorized(String detail) {
        return of(ProblemKind.UNAUTHORIZED, detail);
    }

    /** 401: the access token is valid but no longer accepted. The pipeline adds a challenge with {@code invalid_token}. */
    public static ProblemException invalidToken(String detail) {
        return new ProblemException(ProblemKind.UNAUTHORIZED, detail, List.of(), Map.of(), "invalid_token");
    }

    /** 403: the caller is authenticated but not permitted to do this. */
    public static ProblemException forbidden(String detail) {
        return of(ProblemKind.FORBIDDEN, detail);
    }

    /** 404: the resource does not exist, or is not visible to the caller. */
    public static ProblemException notFound(String detail) {
        return of(ProblemKind.NOT_FOUND, detail);
    }

    /** 409: the request conflicts with the current state. */
    public static ProblemException conflict(String detail) {
        return of(ProblemKind.CONFLICT, detail);
    }

    /** 413: the body is larger than the maximum. */
    public static ProblemException tooLarge(long maximumBytes) {
        return of(ProblemKind.TOO_LARGE, "A body may have " + maximumBytes + " bytes at most");
    }

    /** 413: the body is larger than the maximum, where the maximum is unknown. */
    public static ProblemException tooLarge() {
        return of(ProblemKind.TOO_LARGE, "The body is larger than the server reads");
    }

    /** 422: the request violates constraints, at least one. */
    public static ProblemException invalid(List<Violation> violations) {
        String detail = switch (violations.size()) {
            case 1 -> "1 constraint is broken.";
            case Violations.MAXIMUM -> Violations.MAXIMUM + " constraints or more are broken.";
            default -> violations.size() + " constraints are broken.";
        };
        return new ProblemException(ProblemKind.INVALID, detail, violations, Map.of(), null);
    }

    /** 503: the server is temporarily unable to do this, and it is unknown whether it has. */
    public static ProblemException unavailable(String detail) {
        return of(ProblemKind.UNAVAILABLE, detail);
    }

    /** 503: the server is temporarily unable to do this. */
    public static ProblemException unavailable(String detail, Duration retryAfter) {
        return unavailable(detail).with("Retry-After", Long.toString(DelaySeconds.of(retryAfter)));
    }

    /** 405: the path has other methods. */
    public static ProblemException methodNotAllowed(String allow) {
        return of(ProblemKind.METHOD_NOT_ALLOWED, "This path has the methods " + allow)
                .with("Allow", allow);
    }

    /** 406: the {@code Accept} header excludes every media type of the response. */
    public static ProblemException notAcceptable(List<String> produced) {
        return of(
                ProblemKind.NOT_ACCEPTABLE,
                "The header Accept leaves none of what can be answered here: " + String.join(", ", produced));
    }

    /** 415: the media type or content coding of the body is not supported. */
    public static ProblemException unsupportedMediaType(String detail) {
        return of(ProblemKind.UNSUPPORTED_MEDIA_TYPE, detail);
    }

    /** 429: a rate limit is exceeded. */
    public static ProblemException tooManyRequests(String limit, Duration retryAfter) {
        long seconds = DelaySeconds.of(retryAfter);
        return of(
                        ProblemKind.TOO_MANY_REQUESTS,
                        "The limit \"" + limit + "\" is used up; come back in " + seconds
                                + (seconds == 1 ? " second" : " seconds"))
                .with("Retry-After", Long.toString(seconds));
    }

    /** 500: the server failed. */
    public static ProblemException internal() {
        return of(ProblemKind.INTERNAL, "The request id finds the reason in the server's log");
    }

    /**
     * Adds a header to the response.
     *
     * @throws IllegalArgumentException as {@link Response#header} does
     */
    public ProblemException with(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, Response.checked(name, value));
        return new ProblemException(kind, detail, violations, more, tokenError);
    }

    /** Returns the status. */
    public int status() {
        return kind.status();
    }

    /** Returns the kind of the problem. */
    public ProblemKind kind() {
        return kind;
    }

    /** Returns what is wrong with the request and how to correct it. */
    public String detail() {
        return detail;
    }

    /** Returns the violations; empty unless the status is 422. */
    public List<Violation> violations() {
        return violations;
    }

    /** Returns the error code for the challenge (RFC 6750, section 3.1); null for no challenge. */
    public @Nullable String tokenError() {
        return tokenError;
    }

    /** Returns the additional headers of the response. */
    public Map<String, String> headers() {
        return headers;
    }
}
