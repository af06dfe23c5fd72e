package dev.chirograph.sdk;

/** Says that the request breaks constraints (422); {@link #errors} lists every one. */
public final class InvalidRequestException extends ApiException {
    private static final long serialVersionUID = 1L;

    InvalidRequestException(Refusal refusal) {
        super(refusal);
    }
}
