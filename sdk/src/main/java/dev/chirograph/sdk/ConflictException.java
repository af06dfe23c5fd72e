package dev.chirograph.sdk;

/** Thrown when the request conflicts with the state of a resource (409). */
public final class ConflictException extends ApiException {
    private static final long serialVersionUID = 1L;

    ConflictException(ErrorResponse response) {
        super(response);
    }
}
