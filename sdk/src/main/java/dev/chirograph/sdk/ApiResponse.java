package dev.chirograph.sdk;

import dev.chirograph.sdk.transport.Headers;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A successful response. Immutable if its value is.
 *
 * @param <T> the type of the value; {@link Void}, which is always null, if the operation returns none
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
     * Returns a response, for tests of code that uses one.
     *
     * @param status the HTTP status
     * @param headers the response headers
     * @param value the value
     * @param <T> the type of the value
     */
    public static <T extends @Nullable Object> ApiResponse<T> of(int status, Headers headers, T value) {
        return new ApiResponse<>(status, headers, value);
    }

    /** Returns the HTTP status, from 200 to 299. */
    public int status() {
        return status;
    }

    /** Returns the response headers, such as {@code Location} or {@code RateLimit}. */
    public Headers headers() {
        return headers;
    }

    /** Returns the value. */
    public T value() {
        return value;
    }

    /** Returns the request id in the server's log ({@code X-Request-Id}); null if the response has none. */
    public @Nullable String requestId() {
        return headers.first("X-Request-Id");
    }

    /** Returns the status and the request id, without the value. */
    @Override
    public String toString() {
        return "ApiResponse[status=" + status + ", requestId=" + requestId() + "]";
    }
}
