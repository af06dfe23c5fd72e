package dev.chirograph.server.dpop;

import org.jspecify.annotations.Nullable;

/** Rejects a proof (RFC 9449, sections 5, 7.1 and 8). The message is for the caller. */
public final class InvalidProofException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String error;
    private final @Nullable String nonce;

    private InvalidProofException(String error, String description, @Nullable String nonce) {
        // An expected response: without a stack trace, many of them cost little.
        super(description, null, false, false);
        this.error = error;
        this.nonce = nonce;
    }

    /** Creates the exception for an invalid proof. The description quotes no part of it. */
    static InvalidProofException of(String description) {
        return new InvalidProofException("invalid_dpop_proof", description, null);
    }

    /** Creates the exception for a proof without a valid nonce, with the nonce to use. */
    static InvalidProofException without(String nonce) {
        return new InvalidProofException(
                "use_dpop_nonce", "The DPoP proof must contain the nonce that is in this response.", nonce);
    }

    /** Returns {@code invalid_dpop_proof} or {@code use_dpop_nonce}. */
    public String error() {
        return error;
    }

    /** Returns the nonce to use; null if the proof was rejected for another reason. */
    public @Nullable String nonce() {
        return nonce;
    }
}
