package dev.chirograph.server.dpop;

import org.jspecify.annotations.Nullable;

/** Refuses a proof (RFC 9449, sections 5, 7.1 and 8). The message is for the sender to see. */
public final class InvalidProofException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String error;
    private final @Nullable String nonce;

    private InvalidProofException(String error, String description, @Nullable String nonce) {
        // A refusal is an answer, not a fault: without a stack trace it costs nothing to make many.
        super(description, null, false, false);
        this.error = error;
        this.nonce = nonce;
    }

    /** Refuses a proof for what it is. The description has nothing out of the proof. */
    static InvalidProofException of(String description) {
        return new InvalidProofException("invalid_dpop_proof", description, null);
    }

    /** Asks for another one that carries this nonce. */
    static InvalidProofException without(String nonce) {
        return new InvalidProofException(
                "use_dpop_nonce", "The DPoP proof must carry the nonce that comes with this answer.", nonce);
    }

    /** Returns {@code invalid_dpop_proof} or {@code use_dpop_nonce}. */
    public String error() {
        return error;
    }

    /** Returns what another proof must carry, null when this one failed for something else. */
    public @Nullable String nonce() {
        return nonce;
    }
}
