package dev.chirograph.sdk;

/** Says that the code for another device had ended before the user signed in with it. Begin again, with a new code. */
public final class SignInExpiredException extends AuthenticationException {
    private static final long serialVersionUID = 1L;

    /**
     * Says that there is no token for it.
     *
     * @param operation which call needed the token
     */
    public SignInExpiredException(String operation) {
        super(operation, "the code ended before the user signed in", null, "expired_token", null, null);
    }
}
