package dev.chirograph.sdk;

import dev.chirograph.sdk.transport.Headers;
import org.jspecify.annotations.Nullable;

/**
 * Thrown when the server has processed a call but its response cannot be read: it is too large, is not JSON, or does not have the
 * documented content.
 */
public final class MalformedResponseException extends ChirographException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final transient Headers headers;

    /**
     * Creates the exception.
     *
     * @param operation the operation of the call
     * @param status the HTTP status
     * @param headers the response headers
     * @param reason what is wrong, without a quote of the body
     * @param cause the cause; null for none
     */
    public MalformedResponseException(
            String operation, int status, Headers headers, String reason, @Nullable Throwable cause) {
        super(operation, message(operation, status, headers, reason), cause);
        this.status = status;
        this.headers = headers;
    }

    /** Returns the HTTP status, from 200 to 299. */
    public int status() {
        return status;
    }

    /** Returns the response headers; empty after deserialization. */
    public Headers headers() {
        return headers == null ? Headers.none() : headers;
    }

    /** Returns the request id in the server's log ({@code X-Request-Id}); null if the response has none. */
    public @Nullable String requestId() {
        return headers().first("X-Request-Id");
    }

    private static String message(String operation, int status, Headers headers, String reason) {
        String requestId = headers.first("X-Request-Id");
        return operation + " returned " + status + " with a malformed response: " + reason
                + (requestId == null ? "" : " (request " + requestId + ")");
    }
}
