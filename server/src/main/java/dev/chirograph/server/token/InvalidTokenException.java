package dev.chirograph.server.token;

/** Refuses a token as {@code invalid_token} (RFC 6750, section 3.1). The message is for the caller to see. */
final class InvalidTokenException extends Exception {
    private static final long serialVersionUID = 1L;

    /** @param description what is wrong, without anything out of the token */
    InvalidTokenException(String description) {
        // A refusal is an answer, not a fault: without a stack trace it costs nothing to make many.
        super(description, null, false, false);
    }
}
