package dev.chirograph.sdk.internal.token;

import dev.chirograph.sdk.AuthenticationException;
import dev.chirograph.sdk.ChirographException;
import dev.chirograph.sdk.CallTimeoutException;
import dev.chirograph.sdk.SignInDeniedException;
import dev.chirograph.sdk.SignInExpiredException;
import dev.chirograph.sdk.TransportException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Why there is no access token. All who wait are told the same, each in an exception of its own. */
public sealed interface TokenFailure extends TokenOutcome {
    /** Returns the exception for a call that needed the token. */
    ChirographException exception(String operation);

    /** Tells whether to ask again soon may help. */
    boolean isTransient();

    /** Returns when to come back, if the token endpoint said so. */
    default @Nullable Duration retryAfter() {
        return null;
    }

    /** The token endpoint answered that it gives none. */
    record Refused(
            int status,
            @Nullable String error,
            @Nullable String description,
            @Nullable Duration retryAfter) implements TokenFailure {

        @Override
        public ChirographException exception(String operation) {
            return AuthenticationException.refused(operation, status, error, description, retryAfter);
        }

        @Override
        public boolean isTransient() {
            return status == 502 || status == 503 || status == 504;
        }

        Refused withRetryAfter(Duration left) {
            return new Refused(status, error, description, left);
        }

        /** RFC 6749, section 5.2: what was presented is no longer, or never was, good for a token. */
        boolean isInvalidGrant() {
            return "invalid_grant".equals(error);
        }
    }

    /** The token endpoint did not answer. */
    record Unreachable(String reason, Throwable cause, boolean isTransient) implements TokenFailure {
        @Override
        public ChirographException exception(String operation) {
            // What the token request may have done is of no concern to the call: nothing of it was sent.
            return new TransportException(operation, "no access token, for " + reason, false, cause);
        }
    }

    /** What was to be presented was not to be had, or what was answered is no token. */
    record Unusable(String reason, @Nullable Throwable cause) implements TokenFailure {
        @Override
        public ChirographException exception(String operation) {
            return AuthenticationException.failed(operation, reason, cause);
        }

        @Override
        public boolean isTransient() {
            return false;
        }
    }

    /** The user, or the server in the user's place, said no. */
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

    /** The code that the user was shown has ended. */
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

    /** The user did not sign in within the time that there was. */
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

    /** An endpoint other than the token endpoint refused. */
    record RefusedAt(
            String endpoint, String error, @Nullable String description) implements TokenFailure {
        @Override
        public ChirographException exception(String operation) {
            return AuthenticationException.refusedAt(operation, endpoint, error, description);
        }

        @Override
        public boolean isTransient() {
            return false;
        }
    }
}
