package dev.chirograph.sdk;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Says that no access token was to be had, so that the call was not made. How a user's sign-in ended without one has types of
 * its own.
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
        super(operation, operation + " has no access token: " + reason, cause);
        this.error = error;
        this.errorDescription = errorDescription;
        this.retryAfter = retryAfter;
    }

    /**
     * Says that the token endpoint refused.
     *
     * @param operation which call needed the token
     * @param status the HTTP status of the token endpoint's answer
     * @param error the error code; null when the answer had none
     * @param errorDescription what was wrong, for the developer; null when the answer does not say
     * @param retryAfter when to come back; null when the answer does not say
     */
    public static AuthenticationException refused(
            String operation,
            int status,
            @Nullable String error,
            @Nullable String errorDescription,
            @Nullable Duration retryAfter) {
        String reason = "the token endpoint answered " + status
                + (error == null ? "" : " " + error)
                + (errorDescription == null ? "" : ": " + errorDescription)
                + (retryAfter == null ? "" : " (come back in " + Messages.of(retryAfter) + ")");
        return new AuthenticationException(operation, reason, null, error, errorDescription, retryAfter);
    }

    /**
     * Says that the authorization server refused before any token was asked for.
     *
     * @param operation which call needed the token
     * @param endpoint which part of it, such as {@code authorization endpoint}
     * @param error the error code
     * @param errorDescription what was wrong, for the developer; null when the answer does not say
     */
    public static AuthenticationException refusedAt(
            String operation, String endpoint, String error, @Nullable String errorDescription) {
        String reason =
                "the " + endpoint + " answered " + error + (errorDescription == null ? "" : ": " + errorDescription);
        return new AuthenticationException(operation, reason, null, error, errorDescription, null);
    }

    /**
     * Says that there is no token for a reason on this side, or one in an answer that cannot be used.
     *
     * @param operation which call needed the token
     * @param reason without a secret
     * @param cause what happened; null when the reason says all
     */
    public static AuthenticationException failed(String operation, String reason, @Nullable Throwable cause) {
        return new AuthenticationException(operation, reason, cause, null, null, null);
    }

    /** Returns the error code of the token endpoint (RFC 6749, section 5.2), such as {@code invalid_grant}; null for none. */
    public @Nullable String error() {
        return error;
    }

    /** Returns the token endpoint's words for the developer; null for none. */
    public @Nullable String errorDescription() {
        return errorDescription;
    }

    /** Returns how long the token endpoint asks to wait before the next try; null when it did not say. */
    public @Nullable Duration retryAfter() {
        return retryAfter;
    }
}
