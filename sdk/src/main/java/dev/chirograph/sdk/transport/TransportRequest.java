package dev.chirograph.sdk.transport;

import java.net.URI;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A request as it goes to the server. It has secrets in its headers and perhaps in its body: log neither. */
public final class TransportRequest {
    private final String method;
    private final URI uri;
    private final Headers headers;
    private final byte @Nullable [] body;
    private final int maximumResponseBytes;

    private TransportRequest(
            String method, URI uri, Headers headers, byte @Nullable [] body, int maximumResponseBytes) {
        this.method = Objects.requireNonNull(method, "method");
        this.uri = Objects.requireNonNull(uri, "uri");
        this.headers = Objects.requireNonNull(headers, "headers");
        this.body = body;
        this.maximumResponseBytes = maximumResponseBytes;
    }

    /**
     * Puts a request together.
     *
     * @param method the HTTP method
     * @param uri where to, absolute
     * @param headers all headers but those of framing and connection
     * @param body the content, not copied; null for a request without
     * @param maximumResponseBytes the size of body above which the answer is not read further
     */
    public static TransportRequest of(
            String method, URI uri, Headers headers, byte @Nullable [] body, int maximumResponseBytes) {
        return new TransportRequest(method, uri, headers, body, maximumResponseBytes);
    }

    /** Returns the HTTP method. */
    public String method() {
        return method;
    }

    /** Returns where to send it. */
    public URI uri() {
        return uri;
    }

    /** Returns all headers but those of framing and connection, which the transport adds. */
    public Headers headers() {
        return headers;
    }

    /** Returns the content, which must not be changed; null for a request without. */
    public byte @Nullable [] body() {
        return body;
    }

    /** Returns how large the answer's body may be. */
    public int maximumResponseBytes() {
        return maximumResponseBytes;
    }

    /** Tells the method and the host: paths and queries have people's data in them. */
    @Override
    public String toString() {
        return "TransportRequest[" + method + " " + uri.getScheme() + "://" + uri.getRawAuthority() + "]";
    }
}
