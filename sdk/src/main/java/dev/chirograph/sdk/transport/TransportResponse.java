package dev.chirograph.sdk.transport;

import java.io.InputStream;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** An answer as it came from the server. */
public final class TransportResponse {
    private static final byte[] NOTHING = {};

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
     * Puts an answer together.
     *
     * @param status the HTTP status, 200 or more
     * @param headers all headers
     * @param body the whole body, empty when there is none; not copied
     */
    public static TransportResponse of(int status, Headers headers, byte[] body) {
        return new TransportResponse(status, headers, body, false, null);
    }

    /**
     * Puts an answer together whose body is larger than the request allows.
     *
     * @param status the HTTP status, 200 or more
     * @param headers all headers
     */
    public static TransportResponse tooLarge(int status, Headers headers) {
        return new TransportResponse(status, headers, NOTHING, true, null);
    }

    /**
     * Puts an answer together whose body is still to come, see {@link Transport#open}.
     *
     * @param status the HTTP status, from 200 to 299
     * @param headers all headers
     * @param stream the body; to close it ends the exchange, also while another thread reads
     */
    public static TransportResponse streaming(int status, Headers headers, InputStream stream) {
        return new TransportResponse(status, headers, NOTHING, false, Objects.requireNonNull(stream, "stream"));
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

    /** Returns the body that is still to come, each time the same; null when the whole body is there. */
    public @Nullable InputStream stream() {
        return stream;
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
