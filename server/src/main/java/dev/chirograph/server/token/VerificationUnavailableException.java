package dev.chirograph.server.token;

/** It cannot be found out now whether a token counts. The message is for the caller to see. */
final class VerificationUnavailableException extends Exception {
    private static final long serialVersionUID = 1L;

    VerificationUnavailableException(String description) {
        // An answer too, and one of many while the database is away.
        super(description, null, false, false);
    }
}
