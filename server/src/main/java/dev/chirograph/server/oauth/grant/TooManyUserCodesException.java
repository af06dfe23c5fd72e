package dev.chirograph.server.oauth.grant;

/** Says that a user has typed too many codes that were none. */
public final class TooManyUserCodesException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TooManyUserCodesException() {
        // A refusal is an answer, not a fault: without a stack trace it costs nothing to make many.
        super("Too many codes were typed that are none.", null, false, false);
    }
}
