package dev.chirograph.sdk.transport;

import java.io.InputStream;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A response as it came from the server. */
public final class TransportResponse {
    private static final byte[] EMPTY = {};

    private final int status;
    private final Headers headers;
    private final byte[] body;
    private final boolean bodyTooLarge;
    private final @Nullable InputStream stream;

    private TransportResponse(
            int status, Headers headers, byte[] body, boolean bodyTooLarge, @Nullable InputStream stream) {
        this.status = status;
        this.headers = Objects.requireNonNull(headers, "headers");
        this.body = Objects.requireNonNull(body, "body");
        this.bodyTooLarge = bodyTooLarge;
        this.stream = stream;
    }

    /**
     * Returns a response.
     *
     * @param status the HTTP status, 200 or more
     * @param headers all headers
     * @param body the whole body, not copied; empty for none
     */
    public static TransportResponse of(int status, Headers headers, byte[] body) {
        return new TransportResponse(status, headers, body, false, null);
    }

    /**
     * Returns a response whose body exceeds the maximum of the request.
     *
     * @param status the HTTP status, 200 or more
     * @param headers all headers
     */
    public static TransportResponse tooLarge(int status, Headers headers) {
        return new TransportResponse(status, headers, EMPTY, true, null);
    }

    /**
     * Returns a response whose body is not read yet, see {@link Transport#open}.
     *
     * @param status the HTTP status, from 200 to 299
     * @param headers all headers
     * @param stream the body; closing it aborts the exchange, also while another thread reads
     */
    public static TransportResponse streaming(int status, Headers headers, InputStream stream) {
        return new TransportResponse(status, headers, EMPTY, false, Objects.requireNonNull(stream, "stream"));
    }

    /** Returns the HTTP status. */
    public int status() {
        return status;
    }

    /** Returns all headers. */
    public Headers headers() {
        return headers;
    }

    /** Returns the body, which must not be modified. */
    public byte[] body() {
        return body;
    }

    /** Returns the body as a stream, each time the same; null if {@link #body} has the whole body. */
    public @Nullable InputStream stream() {
        return stream;
    }

    /** Returns whether the body exceeded the maximum and is therefore missing. */
    public boolean bodyTooLarge() {
        return bodyTooLarge;
    }

    /** Returns the status, without headers and body. */
    @Override
    public String toString() {
        return "TransportResponse[" + status + "]";
    }
}
