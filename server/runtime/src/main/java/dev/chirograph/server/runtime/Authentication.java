package dev.chirograph.server.runtime;

import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The result of authenticating a caller. */
public sealed interface Authentication {

    /**
     * The caller is known.
     *
     * @param nonce what the next proof of possession should carry (RFC 9449, section 8.2), null when there is nothing new
     * @param validFor how long the access token is still valid: a response that takes longer ends then; null when it does not expire
     */
    record Known(
            Caller caller, @Nullable String nonce, @Nullable Duration validFor) implements Authentication {

        /** Has nothing new to say about nonces, and does not expire. */
        public Known(Caller caller) {
            this(caller, null, null);
        }

        /** Does not expire. */
        public Known(Caller caller, @Nullable String nonce) {
            this(caller, nonce, null);
        }
    }

    /** There are no credentials; the challenge then names no error (RFC 6750, section 3.1). */
    record Missing() implements Authentication {}

    /**
     * There are credentials, but they are rejected.
     *
     * @param error {@code invalid_request} or {@code invalid_token} (RFC 6750, section 3.1), {@code invalid_dpop_proof} or
     *     {@code use_dpop_nonce} (RFC 9449, sections 7.1 and 9)
     * @param description what was wrong, for the developer; never anything out of the token
     * @param nonce what the next proof of possession must carry, null when there is nothing new
     */
    record Refused(
            String error, String description, @Nullable String nonce) implements Authentication {
        private static final Set<String> ERRORS =
                Set.of("invalid_request", "invalid_token", "invalid_dpop_proof", "use_dpop_nonce");

        public Refused {
            if (!ERRORS.contains(error)) {
                throw new IllegalArgumentException("\"" + error + "\" is no error of authentication");
            }
        }

        /** Has nothing new to say about nonces. */
        public Refused(String error, String description) {
            this(error, description, null);
        }
    }

    /**
     * The credentials cannot be verified now.
     *
     * @param description why, for the developer
     * @param retryAfter how long to wait before a retry
     */
    record Undecided(String description, Duration retryAfter) implements Authentication {}
}
