package dev.chirograph.server.oauth.authorize;

import com.nimbusds.oauth2.sdk.ErrorObject;

/** An authorization error that is returned to the client at its redirect URI (RFC 6749, section 4.1.2.1). */
final class AuthorizationErrorException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient RedirectTarget redirectTarget;
    private final ErrorObject error;

    AuthorizationErrorException(RedirectTarget redirectTarget, ErrorObject error) {
        // An expected result of a request: no stack trace, so that many of them cost little.
        super(error.getCode() + ": " + error.getDescription(), null, false, false);
        this.redirectTarget = redirectTarget;
        this.error = error;
    }

    RedirectTarget redirectTarget() {
        return redirectTarget;
    }

    ErrorObject error() {
        return error;
    }
}
