package dev.chirograph.server.token;

import org.jspecify.annotations.Nullable;

/** Where the keys of an issuer come from. Safe for many threads. */
interface KeySource extends AutoCloseable {

    /** Returns the verification in use, null before there is any; never waits. */
    @Nullable
    SignatureVerifier current();

    /**
     * Returns the verification for a token that is signed with this key, which may have to be fetched first.
     *
     * @throws InvalidTokenException if the keys cannot be had now
     */
    SignatureVerifier with(String keyId) throws InvalidTokenException;

    /**
     * Returns the verification for a token whose signature another one found to be wrong: the issuer may have a new key
     * of the same name. It is the same one again when there is none newer, and where keys are always the newest.
     *
     * @throws InvalidTokenException if the keys cannot be had now
     */
    default SignatureVerifier insteadOf(SignatureVerifier refusing) throws InvalidTokenException {
        return refusing;
    }

    /** Ends what is under way. */
    @Override
    void close();
}
