package dev.chirograph.sdk;

/** Says that a rate limit is used up (429) and that the call's deadline comes before {@link #retryAfter}. */
public final class RateLimitedException extends ApiException {
    private static final long serialVersionUID = 1L;

    RateLimitedException(Refusal refusal) {
        super(refusal);
    }
}
