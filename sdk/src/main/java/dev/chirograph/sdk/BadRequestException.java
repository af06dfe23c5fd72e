package dev.chirograph.sdk;

/** Thrown when the server cannot read the request (400). */
public final class BadRequestException extends ApiException {
    private static final long serialVersionUID = 1L;

    BadRequestException(ErrorResponse response) {
        super(response);
    }
}
