package dev.chirograph.server.contract;

/** Whether it is known who calls. */
public sealed interface Authentication {

    /** The caller is known. */
    record Known(Caller caller) implements Authentication {}

    /** There are no credentials at all; the challenge then names no error (RFC 6750, section 3.1). */
    record Missing() implements Authentication {}

    /**
     * There are credentials, but they do not count.
     *
     * @param error {@code invalid_request} or {@code invalid_token} (RFC 6750, section 3.1)
     * @param description what was wrong, for the developer; never anything out of the token
     */
    record Refused(String error, String description) implements Authentication {
        public Refused {
            if (!error.equals("invalid_request") && !error.equals("invalid_token")) {
                throw new IllegalArgumentException("\"" + error + "\" is no error of authentication");
            }
        }
    }
}
