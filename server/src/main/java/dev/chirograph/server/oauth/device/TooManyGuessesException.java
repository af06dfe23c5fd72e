package dev.chirograph.server.oauth.device;

/** Says that a user has typed too many codes that were none. */
final class TooManyGuessesException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TooManyGuessesException() {
        // A refusal is an answer, not a fault: without a stack trace it costs nothing to make many.
        super("Too many codes were typed that are none.", null, false, false);
    }
}
