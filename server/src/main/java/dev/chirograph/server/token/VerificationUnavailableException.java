package dev.chirograph.server.token;

/** Reports that it cannot be determined now whether a token is valid. The message is for the caller. */
public final class VerificationUnavailableException extends Exception {
    private static final long serialVersionUID = 1L;

    /** @param description what is unavailable, without anything from the token */
    public VerificationUnavailableException(String description) {
        // A response like any other, and one of many while the database is down: without a stack trace it is cheap.
        super(description, null, false, false);
    }
}
