package dev.chirograph.server.token;

import org.jspecify.annotations.Nullable;

/** The source of an issuer's keys. Thread-safe. */
interface KeySource extends AutoCloseable {

    /** Returns the verifier with the current keys, null if there are none yet; never waits. */
    @Nullable
    SignatureVerifier current();

    /**
     * Returns the verifier for a token that is signed with this key, after fetching the keys if it is unknown.
     *
     * @throws InvalidTokenException if the keys are unavailable
     */
    SignatureVerifier with(String keyId) throws InvalidTokenException;

    /**
     * Returns the verifier for a token whose signature another verifier rejected: the issuer may have a new key with the same id. Returns
     * the same verifier if there is no newer one.
     *
     * @throws InvalidTokenException if the keys are unavailable
     */
    default SignatureVerifier insteadOf(SignatureVerifier rejecting) throws InvalidTokenException {
        return rejecting;
    }

    /** Cancels requests in progress. */
    @Override
    void close();
}
