package dev.chirograph.sdk.internal.signin;

import dev.chirograph.sdk.internal.token.TokenFailure;

/** Carries the failure of a sign-in through the stages of futures. */
final class SignInFailedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient TokenFailure failure;

    SignInFailedException(TokenFailure failure) {
        super(null, null, false, false);
        this.failure = failure;
    }

    TokenFailure failure() {
        return failure;
    }
}
