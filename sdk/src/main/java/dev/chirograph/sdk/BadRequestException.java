package dev.chirograph.sdk;

/** Says that the server could not read the request (400). */
public final class BadRequestException extends ApiException {
    private static final long serialVersionUID = 1L;

    BadRequestException(Refusal refusal) {
        super(refusal);
    }
}
