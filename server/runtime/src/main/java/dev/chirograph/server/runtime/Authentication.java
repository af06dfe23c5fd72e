package dev.chirograph.server.runtime;

import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The result of authenticating a caller. */
public sealed interface Authentication {

    /**
     * The caller is known.
     *
     * @param nonce the nonce for the next proof of possession (RFC 9449, section 8.2); null if the caller has it
     *     already
     * @param validFor the remaining lifetime of the access token, at the end of which a longer response ends; null if
     *     it does not expire
     */
    record Known(
            Caller caller, @Nullable String nonce, @Nullable Duration validFor) implements Authentication {

        /** Creates the result without a new nonce and without expiry. */
        public Known(Caller caller) {
            this(caller, null, null);
        }

        /** Creates the result without expiry. */
        public Known(Caller caller, @Nullable String nonce) {
            this(caller, nonce, null);
        }
    }

    /** There are no credentials; the challenge names no error (RFC 6750, section 3.1). */
    record Missing() implements Authentication {}

    /**
     * The credentials are rejected.
     *
     * @param error {@code invalid_request} or {@code invalid_token} (RFC 6750, section 3.1), {@code invalid_dpop_proof} or
     *     {@code use_dpop_nonce} (RFC 9449, sections 7.1 and 9)
     * @param description what is wrong, for the developer, without any part of the token
     * @param nonce the nonce that the next proof of possession must have; null if the caller has it already
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

        /** Creates the result without a new nonce. */
        public Refused(String error, String description) {
            this(error, description, null);
        }
    }

    /**
     * The credentials cannot be verified at the moment.
     *
     * @param description the reason, for the developer
     * @param retryAfter the delay before a retry
     */
    record Undecided(String description, Duration retryAfter) implements Authentication {}
}
