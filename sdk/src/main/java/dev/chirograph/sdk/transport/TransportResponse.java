package dev.chirograph.sdk.transport;

import java.util.Objects;

/** An answer as it came from the server. */
public final class TransportResponse {
    private static final byte[] NOTHING = {};

    private final int status;
    private final Headers headers;
    private final byte[] body;
    private final boolean bodyTooLarge;

    private TransportResponse(int status, Headers headers, byte[] body, boolean bodyTooLarge) {
        this.status = status;
        this.headers = Objects.requireNonNull(headers, "headers");
        this.body = Objects.requireNonNull(body, "body");
        this.bodyTooLarge = bodyTooLarge;
    }

    /**
     * Puts an answer together.
     *
     * @param status the HTTP status, 200 or more
     * @param headers all headers
     * @param body the whole body, empty when there is none; not copied
     */
    public static TransportResponse of(int status, Headers headers, byte[] body) {
        return new TransportResponse(status, headers, body, false);
    }

    /**
     * Puts an answer together whose body is larger than the request allows.
     *
     * @param status the HTTP status, 200 or more
     * @param headers all headers
     */
    public static TransportResponse tooLarge(int status, Headers headers) {
        return new TransportResponse(status, headers, NOTHING, true);
    }

    /** Returns the HTTP status. */
    public int status() {
        return status;
    }

    /** Returns all headers. */
    public Headers headers() {
        return headers;
    }

    /** Returns the body, which must not be changed. */
    public byte[] body() {
        return body;
    }

    /** Tells whether the body was larger than allowed, and so is missing. */
    public boolean bodyTooLarge() {
        return bodyTooLarge;
    }

    /** Tells the status, and nothing of the body. */
    @Override
    public String toString() {
        return "TransportResponse[" + status + "]";
    }
}
