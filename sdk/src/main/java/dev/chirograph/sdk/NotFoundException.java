package dev.chirograph.sdk;

/** Says that there is no such resource for this caller (404). */
public final class NotFoundException extends ApiException {
    private static final long serialVersionUID = 1L;

    NotFoundException(Refusal refusal) {
        super(refusal);
    }
}
