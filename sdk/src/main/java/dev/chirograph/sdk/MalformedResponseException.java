package dev.chirograph.sdk;

import dev.chirograph.sdk.transport.Headers;
import org.jspecify.annotations.Nullable;

/** Says that the server did what was asked, but answered what cannot be read: too much, no JSON, or not what was agreed. */
public final class MalformedResponseException extends ChirographException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final transient Headers headers;

    /**
     * Says what is wrong with the answer.
     *
     * @param operation which call was answered
     * @param status the HTTP status
     * @param headers the answer's headers
     * @param reason without quoting the body
     * @param cause what happened; null when the reason says all
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

    /** Returns the answer's headers. They do not survive serialization. */
    public Headers headers() {
        return headers == null ? Headers.none() : headers;
    }

    /** Returns the id under which the server's log has this request; null when it gave none. */
    public @Nullable String requestId() {
        return headers().first("X-Request-Id");
    }

    private static String message(String operation, int status, Headers headers, String reason) {
        String requestId = headers.first("X-Request-Id");
        return operation + " was answered with " + status + ", but the answer cannot be read: " + reason
                + (requestId == null ? "" : " (request " + requestId + ")");
    }
}
