package dev.chirograph.sdk.internal.token;

import dev.chirograph.sdk.AuthenticationException;
import dev.chirograph.sdk.CallTimeoutException;
import dev.chirograph.sdk.ChirographException;
import dev.chirograph.sdk.SignInDeniedException;
import dev.chirograph.sdk.SignInExpiredException;
import dev.chirograph.sdk.TransportException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Why there is no access token. Each waiting call gets its own exception of the same failure. */
public sealed interface TokenFailure extends TokenOutcome {
    /** Returns the exception for a call that needed the token. */
    ChirographException exception(String operation);

    /** Returns whether a retry may help. */
    boolean isTransient();

    /** Returns the delay of the token endpoint's {@code Retry-After}; null for none. */
    default @Nullable Duration retryAfter() {
        return null;
    }

    /** The token endpoint returned an error response (RFC 6749, section 5.2). */
    record ErrorResponse(
            int status,
            @Nullable String error,
            @Nullable String description,
            @Nullable Duration retryAfter) implements TokenFailure {

        @Override
        public ChirographException exception(String operation) {
            return AuthenticationException.ofErrorResponse(operation, status, error, description, retryAfter);
        }

        @Override
        public boolean isTransient() {
            return status == 502 || status == 503 || status == 504;
        }

        ErrorResponse withRetryAfter(Duration remaining) {
            return new ErrorResponse(status, error, description, remaining);
        }

        /** Returns whether the grant or refresh token is invalid, expired or revoked (RFC 6749, section 5.2). */
        boolean isInvalidGrant() {
            return "invalid_grant".equals(error);
        }
    }

    /** An endpoint did not respond. */
    record Unreachable(String reason, Throwable cause, boolean isTransient) implements TokenFailure {
        @Override
        public ChirographException exception(String operation) {
            // Whatever became of the token request, the request of the call was not sent.
            return new TransportException(operation, "no access token, because " + reason, false, cause);
        }
    }

    /** The client has nothing to request a token with, or the response has no usable token. */
    record Unavailable(String reason, @Nullable Throwable cause) implements TokenFailure {
        @Override
        public ChirographException exception(String operation) {
            return AuthenticationException.of(operation, reason, cause);
        }

        @Override
        public boolean isTransient() {
            return false;
        }
    }

    /** The user or the server denied the sign-in. */
    record SignInDenied(@Nullable String description) implements TokenFailure {
        @Override
        public ChirographException exception(String operation) {
            return new SignInDeniedException(operation, description);
        }

        @Override
        public boolean isTransient() {
            return false;
        }
    }

    /** The device code expired. */
    record SignInExpired() implements TokenFailure {
        @Override
        public ChirographException exception(String operation) {
            return new SignInExpiredException(operation);
        }

        @Override
        public boolean isTransient() {
            return false;
        }
    }

    /** The user did not sign in within the timeout. */
    record SignInTimedOut(Duration timeout) implements TokenFailure {
        @Override
        public ChirographException exception(String operation) {
            return new CallTimeoutException(operation, timeout, "waiting for the user to sign in", false);
        }

        @Override
        public boolean isTransient() {
            return false;
        }
    }

    /** Another endpoint than the token endpoint returned an error. */
    record EndpointError(
            String endpoint, String error, @Nullable String description) implements TokenFailure {
        @Override
        public ChirographException exception(String operation) {
            return AuthenticationException.ofErrorResponse(operation, endpoint, error, description);
        }

        @Override
        public boolean isTransient() {
            return false;
        }
    }
}
