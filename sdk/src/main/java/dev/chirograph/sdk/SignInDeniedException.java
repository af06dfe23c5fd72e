package dev.chirograph.sdk;

import org.jspecify.annotations.Nullable;

/** Says that the user did not let the application sign in, or may not. */
public final class SignInDeniedException extends AuthenticationException {
    private static final long serialVersionUID = 1L;

    /**
     * Says that there is no token for it.
     *
     * @param operation which call needed the token
     * @param errorDescription the server's words for the developer; null for none
     */
    public SignInDeniedException(String operation, @Nullable String errorDescription) {
        super(
                operation,
                "the sign-in was denied" + (errorDescription == null ? "" : ": " + errorDescription),
                null,
                "access_denied",
                errorDescription,
                null);
    }
}
