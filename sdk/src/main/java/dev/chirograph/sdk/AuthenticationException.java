package dev.chirograph.sdk;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Thrown when the client gets no access token, so that the request of the call is not sent. Subclasses are for a sign-in that was
 * denied or expired.
 */
public sealed class AuthenticationException extends ChirographException
        permits SignInDeniedException, SignInExpiredException {
    private static final long serialVersionUID = 1L;

    private final @Nullable String error;
    private final @Nullable String errorDescription;
    private final @Nullable Duration retryAfter;

    AuthenticationException(
            String operation,
            String reason,
            @Nullable Throwable cause,
            @Nullable String error,
            @Nullable String errorDescription,
            @Nullable Duration retryAfter) {
        super(operation, operation + " failed without an access token: " + reason, cause);
        this.error = error;
        this.errorDescription = errorDescription;
        this.retryAfter = retryAfter;
    }

    /**
     * Returns the exception for an error response of the token endpoint (RFC 6749, section 5.2).
     *
     * @param operation the operation that needs the token
     * @param status the HTTP status
     * @param error the error code; null for none
     * @param errorDescription the {@code error_description}; null for none
     * @param retryAfter the delay of {@code Retry-After}; null for none
     */
    public static AuthenticationException ofErrorResponse(
            String operation,
            int status,
            @Nullable String error,
            @Nullable String errorDescription,
            @Nullable Duration retryAfter) {
        String reason = "the token endpoint returned " + status
                + (error == null ? "" : " " + error)
                + (errorDescription == null ? "" : ": " + errorDescription)
                + (retryAfter == null ? "" : " (retry after " + Messages.seconds(retryAfter) + ")");
        return new AuthenticationException(operation, reason, null, error, errorDescription, retryAfter);
    }

    /**
     * Returns the exception for an error response of another endpoint of the authorization server.
     *
     * @param operation the operation that needs the token
     * @param endpoint the name of the endpoint, such as {@code authorization endpoint}
     * @param error the error code
     * @param errorDescription the {@code error_description}; null for none
     */
    public static AuthenticationException ofErrorResponse(
            String operation, String endpoint, String error, @Nullable String errorDescription) {
        String reason =
                "the " + endpoint + " returned " + error + (errorDescription == null ? "" : ": " + errorDescription);
        return new AuthenticationException(operation, reason, null, error, errorDescription, null);
    }

    /**
     * Returns the exception for a failure on the client's side, or for an unusable token response.
     *
     * @param operation the operation that needs the token
     * @param reason what failed, without a secret
     * @param cause the cause; null for none
     */
    public static AuthenticationException of(String operation, String reason, @Nullable Throwable cause) {
        return new AuthenticationException(operation, reason, cause, null, null, null);
    }

    /** Returns the OAuth error code (RFC 6749, section 5.2), such as {@code invalid_grant}; null for none. */
    public @Nullable String error() {
        return error;
    }

    /** Returns the {@code error_description}, a message for developers; null for none. */
    public @Nullable String errorDescription() {
        return errorDescription;
    }

    /** Returns the delay of the token endpoint's {@code Retry-After}; null for none. */
    public @Nullable Duration retryAfter() {
        return retryAfter;
    }
}
