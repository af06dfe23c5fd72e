package dev.chirograph.sdk;

/** Thrown when the code for another device expires before the user signs in ({@code expired_token}). Start a new sign-in. */
public final class SignInExpiredException extends AuthenticationException {
    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param operation the operation that needs the token
     */
    public SignInExpiredException(String operation) {
        super(operation, "the code expired before the user signed in", null, "expired_token", null, null);
    }
}
