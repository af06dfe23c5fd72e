package dev.chirograph.sdk;

/** Thrown when a rate limit is exceeded (429) and the call's timeout ends before {@link #retryAfter}. */
public final class RateLimitedException extends ApiException {
    private static final long serialVersionUID = 1L;

    RateLimitedException(ErrorResponse response) {
        super(response);
    }
}
