package dev.chirograph.sdk;

/** Thrown when the request violates constraints (422); {@link #errors} lists all of them. */
public final class UnprocessableContentException extends ApiException {
    private static final long serialVersionUID = 1L;

    UnprocessableContentException(ErrorResponse response) {
        super(response);
    }
}
