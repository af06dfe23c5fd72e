package dev.chirograph.sdk;

import org.jspecify.annotations.Nullable;

/** Thrown when the user or the server denies a sign-in ({@code access_denied}). */
public final class SignInDeniedException extends AuthenticationException {
    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param operation the operation that needs the token
     * @param errorDescription the {@code error_description}; null for none
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
