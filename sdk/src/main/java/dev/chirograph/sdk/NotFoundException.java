package dev.chirograph.sdk;

/** Thrown when the resource does not exist or is not visible to the caller (404). */
public final class NotFoundException extends ApiException {
    private static final long serialVersionUID = 1L;

    NotFoundException(ErrorResponse response) {
        super(response);
    }
}
