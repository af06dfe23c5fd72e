package dev.chirograph.sdk.transport;

import java.net.URI;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A request as it is sent to the server. Its headers and its body may contain secrets: log neither. */
public final class TransportRequest {
    private final String method;
    private final URI uri;
    private final Headers headers;
    private final byte @Nullable [] body;
    private final int maxResponseBytes;

    private TransportRequest(String method, URI uri, Headers headers, byte @Nullable [] body, int maxResponseBytes) {
        this.method = Objects.requireNonNull(method, "method");
        this.uri = Objects.requireNonNull(uri, "uri");
        this.headers = Objects.requireNonNull(headers, "headers");
        this.body = body;
        this.maxResponseBytes = maxResponseBytes;
    }

    /**
     * Returns a request.
     *
     * @param method the HTTP method
     * @param uri the absolute URI
     * @param headers all headers except those of message framing and the connection
     * @param body the body, not copied; null for none
     * @param maxResponseBytes the maximum size of the response body
     */
    public static TransportRequest of(
            String method, URI uri, Headers headers, byte @Nullable [] body, int maxResponseBytes) {
        return new TransportRequest(method, uri, headers, body, maxResponseBytes);
    }

    /** Returns the HTTP method. */
    public String method() {
        return method;
    }

    /** Returns the absolute URI. */
    public URI uri() {
        return uri;
    }

    /** Returns all headers except those of message framing and the connection, which the transport adds. */
    public Headers headers() {
        return headers;
    }

    /** Returns the body, which must not be modified; null for none. */
    public byte @Nullable [] body() {
        return body;
    }

    /** Returns the maximum size of the response body in bytes. */
    public int maxResponseBytes() {
        return maxResponseBytes;
    }

    /** Returns the method and the host: paths and queries contain personal data. */
    @Override
    public String toString() {
        return "TransportRequest[" + method + " " + uri.getScheme() + "://" + uri.getRawAuthority() + "]";
    }
}
