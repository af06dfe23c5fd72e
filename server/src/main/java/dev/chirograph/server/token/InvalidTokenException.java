package dev.chirograph.server.token;

/** Rejects a token as {@code invalid_token} (RFC 6750, section 3.1). The message is for the caller. */
final class InvalidTokenException extends Exception {
    private static final long serialVersionUID = 1L;

    /** @param description what is wrong, without anything from the token */
    InvalidTokenException(String description) {
        // A response, not a bug: without a stack trace it is cheap to create many.
        super(description, null, false, false);
    }
}
