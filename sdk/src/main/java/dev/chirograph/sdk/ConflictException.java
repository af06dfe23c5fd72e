package dev.chirograph.sdk;

/** Says that another resource stands in the way (409). */
public final class ConflictException extends ApiException {
    private static final long serialVersionUID = 1L;

    ConflictException(Refusal refusal) {
        super(refusal);
    }
}
