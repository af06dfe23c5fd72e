package dev.chirograph.server.token;

/** Rejects a token as {@code invalid_token} (RFC 6750, section 3.1). The message is for the caller. */
final class InvalidTokenException extends Exception {
    private static final long serialVersionUID = 1L;

    /** @param description what is wrong, without any part of the token */
    InvalidTokenException(String description) {
        // An expected response: without a stack trace, many of them cost little.
        super(description, null, false, false);
    }
}
