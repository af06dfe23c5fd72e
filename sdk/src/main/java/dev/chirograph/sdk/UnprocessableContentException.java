package dev.chirograph.sdk;

/** Says that the request breaks constraints (422); {@link #errors} lists every one. */
public final class UnprocessableContentException extends ApiException {
    private static final long serialVersionUID = 1L;

    UnprocessableContentException(Refusal refusal) {
        super(refusal);
    }
}
