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
 * Says that the server refused a call. The statuses that callers treat each in its own way have subclasses; all others, such
 * as 406, 413 and redirects, which are not followed, are this class itself.
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
    private static final int MENTIONED = 10;

    private final int status;
    private final transient Headers headers;
    private final transient @Nullable Problem problem;
    private final transient @Nullable LazyErrorBody error;
    private final @Nullable Duration retryAfter;

    ApiException(Refusal refusal) {
        super(refusal.operation(), refusal.message(), null);
        this.status = refusal.status();
        this.headers = refusal.headers();
        this.problem = refusal.problem();
        this.error = refusal.error();
        this.retryAfter = refusal.retryAfter();
    }

    /**
     * Returns the exception of the class that a status has.
     *
     * @param operation which call was refused
     * @param status the HTTP status
     * @param headers the answer's headers
     * @param problem the server's reason; null when the answer had none that can be read
     * @param retryAfter when to come back; null when the server did not say
     */
    public static ApiException of(
            String operation, int status, Headers headers, @Nullable Problem problem, @Nullable Duration retryAfter) {
        return of(operation, status, headers, problem, retryAfter, () -> null);
    }

    /**
     * Returns the exception of the class that a status has, with what the document says that such an answer carries.
     *
     * @param operation which call was refused
     * @param status the HTTP status
     * @param headers the answer's headers
     * @param problem the server's reason; null when the answer had none that can be read
     * @param retryAfter when to come back; null when the server did not say
     * @param error reads the document's own error when it is first asked for; gives null when there is none
     */
    public static ApiException of(
            String operation,
            int status,
            Headers headers,
            @Nullable Problem problem,
            @Nullable Duration retryAfter,
            Supplier<? extends @Nullable Object> error) {
        Refusal refusal = new Refusal(operation, status, headers, problem, retryAfter, new LazyErrorBody(error));
        return switch (status) {
            case 400 -> new BadRequestException(refusal);
            case 401 -> new UnauthorizedException(refusal);
            case 403 -> new ForbiddenException(refusal);
            case 404 -> new NotFoundException(refusal);
            case 409 -> new ConflictException(refusal);
            case 422 -> new UnprocessableContentException(refusal);
            case 429 -> new RateLimitedException(refusal);
            default -> status >= 500 ? new ServerErrorException(refusal) : new ApiException(refusal);
        };
    }

    /** Returns the HTTP status. */
    public final int status() {
        return status;
    }

    /** Returns the answer's headers. They do not survive serialization. */
    public final Headers headers() {
        return headers == null ? Headers.none() : headers;
    }

    /**
     * Returns the server's reason (RFC 9457); null when the answer had none that can be read, as those of proxies. It does
     * not survive serialization; the message does.
     */
    public final @Nullable Problem problem() {
        return problem;
    }

    /**
     * Returns what the document says that an answer of this status carries: the type that it names for just this status, else
     * for its range such as {@code 4XX}, else by {@code default}. The documentation of the operation's method names the types.
     * The answer is read when this is first called. It does not survive serialization.
     *
     * @param type the type that is expected
     * @param <E> the type that is expected
     * @return null when the document names no type, the answer does not fit it, or it is another one
     */
    public final <E> @Nullable E error(Class<E> type) {
        Objects.requireNonNull(type, "type");
        Object value = error == null ? null : error.value();
        return type.isInstance(value) ? type.cast(value) : null;
    }

    /** Returns the constraints that the request breaks; empty when the server listed none. */
    public final List<ProblemError> errors() {
        List<ProblemError> errors = problem == null ? null : problem.errors();
        return errors == null ? List.of() : errors;
    }

    /** Returns how long the server asks to wait before the next try; null when it did not say. */
    public final @Nullable Duration retryAfter() {
        return retryAfter;
    }

    /** Returns the id under which the server's log has this request; null when it gave none. */
    public final @Nullable String requestId() {
        return headers().first("X-Request-Id");
    }

    /** What is known of an answer that is a refusal. */
    record Refusal(
            String operation,
            int status,
            Headers headers,
            @Nullable Problem problem,
            @Nullable Duration retryAfter,
            LazyErrorBody error) {

        String message() {
            StringBuilder message =
                    new StringBuilder(operation).append(" was answered with ").append(status);
            if (problem != null) {
                message.append(' ').append(problem.title());
                if (problem.detail() != null) {
                    message.append(": ").append(problem.detail());
                }
                if (problem.errors() != null && !problem.errors().isEmpty()) {
                    message.append(" Broken: ").append(broken(problem.errors()));
                }
            } else if (status >= 300 && status < 400) {
                message.append(", a redirect; none is followed, the endpoint must be where the API is");
            } else {
                message.append(", without a problem that says why");
            }
            if (retryAfter != null) {
                message.append(" (come back in ").append(Messages.of(retryAfter)).append(')');
            }
            String requestId = headers.first("X-Request-Id");
            return requestId == null
                    ? message.toString()
                    : message.append(" (request ").append(requestId).append(')').toString();
        }

        private static String broken(List<ProblemError> errors) {
            String listed = errors.stream()
                    .limit(MENTIONED)
                    .map(error -> error.in().value() + " " + error.pointer() + " " + error.message())
                    .collect(Collectors.joining("; "));
            return errors.size() > MENTIONED ? listed + "; and " + (errors.size() - MENTIONED) + " more" : listed;
        }
    }
}
