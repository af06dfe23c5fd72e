package dev.chirograph.server.token;

/** Thrown when the validity of a token cannot be determined at the moment. The message is for the caller. */
public final class VerificationUnavailableException extends Exception {
    private static final long serialVersionUID = 1L;

    /** @param description what is unavailable, without any part of the token */
    public VerificationUnavailableException(String description) {
        // An expected response, frequent while the database is down: without a stack trace it is cheap.
        super(description, null, false, false);
    }
}
