package dev.chirograph.server.oauth.grant;

import com.nimbusds.oauth2.sdk.ErrorObject;

/** Refuses a token request with an error of RFC 6749, section 5.2. */
public final class OauthException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ErrorObject error;

    /** Refuses with an error, such as {@code OAuth2Error.INVALID_GRANT}, and a description for the client's developer. */
    public OauthException(ErrorObject error, String description) {
        this(error.setDescription(description));
    }

    /** Refuses with an error that has its description already. */
    public OauthException(ErrorObject error) {
        // A refusal is an answer, not a fault: without a stack trace it costs nothing to make many.
        super(error.getCode() + ": " + error.getDescription(), null, false, false);
        this.error = error;
    }

    /** Returns the error to answer. */
    public ErrorObject error() {
        return error;
    }
}
