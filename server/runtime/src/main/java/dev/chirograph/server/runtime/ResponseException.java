package dev.chirograph.server.runtime;

import org.jspecify.annotations.Nullable;

/**
 * Ends a call with a documented response other than success, such as an error with its own body type. Created by the
 * generated class {@code ErrorResponses}.
 */
public final class ResponseException extends StacklessException {
    private static final long serialVersionUID = 1L;

    private final transient Response response;

    /** Ends the call with this response. */
    public ResponseException(Response response) {
        super("status " + response.status());
        this.response = response;
    }

    /**
     * Sets a header of the response.
     *
     * @param value null has no effect
     * @throws IllegalArgumentException as {@link Response#header} does
     */
    public ResponseException with(String name, @Nullable String value) {
        return new ResponseException(response.header(name, value));
    }

    /** Returns the response. */
    public Response response() {
        return response;
    }
}
