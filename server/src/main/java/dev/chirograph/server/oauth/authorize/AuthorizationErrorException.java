package dev.chirograph.server.oauth.authorize;

import com.nimbusds.oauth2.sdk.ErrorObject;

/** Refuses an authorization request whose client can be told why (RFC 6749, section 4.1.2.1). */
final class AuthorizationErrorException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient RedirectTarget address;
    private final ErrorObject error;

    AuthorizationErrorException(RedirectTarget address, ErrorObject error) {
        // A refusal is an answer, not a fault: without a stack trace it costs nothing to make many.
        super(error.getCode() + ": " + error.getDescription(), null, false, false);
        this.address = address;
        this.error = error;
    }

    RedirectTarget address() {
        return address;
    }

    ErrorObject error() {
        return error;
    }
}
