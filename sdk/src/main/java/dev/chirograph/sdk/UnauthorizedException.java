package dev.chirograph.sdk;

/**
 * Thrown when the access token is missing or not accepted (401). After {@code invalid_token} the client has already renewed the
 * token and retried once.
 */
public final class UnauthorizedException extends ApiException {
    private static final long serialVersionUID = 1L;

    UnauthorizedException(ErrorResponse response) {
        super(response);
    }
}
