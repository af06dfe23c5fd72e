package dev.chirograph.server.runtime;

import org.jspecify.annotations.Nullable;

/**
 * Ends a call with an answer that the contract names beside those of a call that went well, such as an error with a body of
 * its own. The generated class {@code Refusals} makes them.
 */
public final class ResponseException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Response reply;

    /** Ends the call with this answer. */
    public ResponseException(Response reply) {
        // A refusal is an answer, not a fault: without a stack trace it costs nothing to make many.
        super("answers " + reply.status(), null, false, false);
        this.reply = reply;
    }

    /**
     * Sets a header of the answer.
     *
     * @param value null leaves the answer as it is
     * @throws IllegalArgumentException as {@link Response#header}
     */
    public ResponseException with(String name, @Nullable String value) {
        return new ResponseException(reply.header(name, value));
    }

    /** Returns the answer. */
    public Response reply() {
        return reply;
    }
}
