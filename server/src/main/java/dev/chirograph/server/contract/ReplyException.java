package dev.chirograph.server.contract;

import org.jspecify.annotations.Nullable;

/**
 * Ends a call with an answer that the contract names beside those of a call that went well, such as an error with a body of
 * its own. The generated class {@code Refusals} makes them.
 */
public final class ReplyException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Reply reply;

    /** Ends the call with this answer. */
    public ReplyException(Reply reply) {
        // A refusal is an answer, not a fault: without a stack trace it costs nothing to make many.
        super("answers " + reply.status(), null, false, false);
        this.reply = reply;
    }

    /**
     * Sets a header of the answer.
     *
     * @param value null leaves the answer as it is
     * @throws IllegalArgumentException as {@link Reply#header}
     */
    public ReplyException with(String name, @Nullable String value) {
        return new ReplyException(reply.header(name, value));
    }

    /** Returns the answer. */
    public Reply reply() {
        return reply;
    }
}
