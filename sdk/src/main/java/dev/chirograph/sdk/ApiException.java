package dev.chirograph.sdk;

import dev.chirograph.sdk.model.Problem;
import dev.chirograph.sdk.model.ProblemError;
import dev.chirograph.sdk.transport.Headers;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Thrown when the server returns an error response. Common statuses have subclasses. All others, such as 406, 413 and redirects,
 * which are not followed, are instances of this class itself.
 */
public sealed class ApiException extends ChirographException
        permits BadRequestException,
                UnauthorizedException,
                ForbiddenException,
                NotFoundException,
                ConflictException,
                UnprocessableContentException,
                RateLimitedException,
                ServerErrorException {
    private static final long serialVersionUID = 1L;
    private static final int MAX_ERRORS_IN_MESSAGE = 10;

    private final int status;
    private final transient Headers headers;
    private final transient @Nullable Problem problem;
    private final transient @Nullable LazyErrorBody errorBody;
    private final @Nullable Duration retryAfter;

    ApiException(ErrorResponse response) {
        super(response.operation(), response.message(), null);
        this.status = response.status();
        this.headers = response.headers();
        this.problem = response.problem();
        this.errorBody = response.body();
        this.retryAfter = response.retryAfter();
    }

    /**
     * Returns an exception of the class for a status.
     *
     * @param operation the operation of the call
     * @param status the HTTP status
     * @param headers the response headers
     * @param problem the problem (RFC 9457); null if the response has no readable one
     * @param retryAfter the delay of {@code Retry-After}; null for none
     */
    public static ApiException of(
            String operation, int status, Headers headers, @Nullable Problem problem, @Nullable Duration retryAfter) {
        return of(operation, status, headers, problem, retryAfter, () -> null);
    }

    /**
     * Returns an exception of the class for a status, with the error body that the document defines for it.
     *
     * @param operation the operation of the call
     * @param status the HTTP status
     * @param headers the response headers
     * @param problem the problem (RFC 9457); null if the response has no readable one
     * @param retryAfter the delay of {@code Retry-After}; null for none
     * @param error parses the error body when {@link #error} is first called; returns null for none
     */
    public static ApiException of(
            String operation,
            int status,
            Headers headers,
            @Nullable Problem problem,
            @Nullable Duration retryAfter,
            Supplier<? extends @Nullable Object> error) {
        ErrorResponse response =
                new ErrorResponse(operation, status, headers, problem, retryAfter, new LazyErrorBody(error));
        return switch (status) {
            case 400 -> new BadRequestException(response);
            case 401 -> new UnauthorizedException(response);
            case 403 -> new ForbiddenException(response);
            case 404 -> new NotFoundException(response);
            case 409 -> new ConflictException(response);
            case 422 -> new UnprocessableContentException(response);
            case 429 -> new RateLimitedException(response);
            default -> status >= 500 ? new ServerErrorException(response) : new ApiException(response);
        };
    }

    /** Returns the HTTP status. */
    public final int status() {
        return status;
    }

    /** Returns the response headers; empty after deserialization. */
    public final Headers headers() {
        return headers == null ? Headers.none() : headers;
    }

    /**
     * Returns the problem (RFC 9457); null if the response has no readable one, such as that of a proxy, and after
     * deserialization. The message contains its title and detail.
     */
    public final @Nullable Problem problem() {
        return problem;
    }

    /**
     * Returns the error body that the document defines for this status: that of the status itself, else of its range such as
     * {@code 4XX}, else of {@code default}. The Javadoc of the operation's method names the types. The first call parses the
     * body.
     *
     * @param type the expected type
     * @param <E> the expected type
     * @return null if the document defines no body, the body does not match it, its type is another one, and after
     *     deserialization
     */
    public final <E> @Nullable E error(Class<E> type) {
        Objects.requireNonNull(type, "type");
        Object value = errorBody == null ? null : errorBody.value();
        return type.isInstance(value) ? type.cast(value) : null;
    }

    /** Returns the violations that the problem lists; empty for none. */
    public final List<ProblemError> errors() {
        List<ProblemError> errors = problem == null ? null : problem.errors();
        return errors == null ? List.of() : errors;
    }

    /** Returns the delay of {@code Retry-After}; null if the response has none. */
    public final @Nullable Duration retryAfter() {
        return retryAfter;
    }

    /** Returns the request id in the server's log ({@code X-Request-Id}); null if the response has none. */
    public final @Nullable String requestId() {
        return headers().first("X-Request-Id");
    }

    /** An error response of the API. */
    record ErrorResponse(
            String operation,
            int status,
            Headers headers,
            @Nullable Problem problem,
            @Nullable Duration retryAfter,
            LazyErrorBody body) {

        String message() {
            StringBuilder message =
                    new StringBuilder(operation).append(" returned ").append(status);
            if (problem != null) {
                message.append(' ').append(problem.title());
                if (problem.detail() != null) {
                    message.append(": ").append(problem.detail());
                }
                if (problem.errors() != null && !problem.errors().isEmpty()) {
                    message.append(" (errors: ")
                            .append(listed(problem.errors()))
                            .append(')');
                }
            } else if (status >= 300 && status < 400) {
                message.append(", a redirect, which is not followed; set the endpoint to where the API is");
            } else {
                message.append(" without a problem (RFC 9457)");
            }
            if (retryAfter != null) {
                message.append(" (retry after ")
                        .append(Messages.seconds(retryAfter))
                        .append(')');
            }
            String requestId = headers.first("X-Request-Id");
            return requestId == null
                    ? message.toString()
                    : message.append(" (request ").append(requestId).append(')').toString();
        }

        private static String listed(List<ProblemError> errors) {
            String listed = errors.stream()
                    .limit(MAX_ERRORS_IN_MESSAGE)
                    .map(error -> error.in().value() + " " + error.pointer() + " " + error.message())
                    .collect(Collectors.joining("; "));
            int more = errors.size() - MAX_ERRORS_IN_MESSAGE;
            return more > 0 ? listed + "; and " + more + " more" : listed;
        }
    }
}
