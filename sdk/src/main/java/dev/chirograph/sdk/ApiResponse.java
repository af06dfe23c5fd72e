package dev.chirograph.sdk;

import dev.chirograph.sdk.transport.Headers;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A successful answer. Immutable if its value is.
 *
 * @param <T> the value; {@link Void}, which is always null, if the operation answers none
 */
public final class ApiResponse<T extends @Nullable Object> {
    private final int status;
    private final Headers headers;
    private final T value;

    private ApiResponse(int status, Headers headers, T value) {
        this.status = status;
        this.headers = Objects.requireNonNull(headers, "headers");
        this.value = value;
    }

    /**
     * Puts an answer together, for tests of code that reads one.
     *
     * @param status the HTTP status
     * @param headers the headers of the answer
     * @param value what was answered
     * @param <T> the value
     */
    public static <T extends @Nullable Object> ApiResponse<T> of(int status, Headers headers, T value) {
        return new ApiResponse<>(status, headers, value);
    }

    /** Returns the HTTP status, from 200 to 299. */
    public int status() {
        return status;
    }

    /** Returns the headers, such as {@code Location} or {@code RateLimit}. */
    public Headers headers() {
        return headers;
    }

    /** Returns what was answered. */
    public T value() {
        return value;
    }

    /** Returns the id under which the server's log has this request; null when it gave none. */
    public @Nullable String requestId() {
        return headers.first("X-Request-Id");
    }

    /** Tells the status, and nothing of the value. */
    @Override
    public String toString() {
        return "ApiResponse[status=" + status + ", requestId=" + requestId() + "]";
    }
}
