package dev.chirograph.sdk;

import org.jspecify.annotations.Nullable;

/** Says that a call got no answer: no connection, a broken one, or a client that was closed meanwhile. */
public final class TransportException extends ChirographException {
    private static final long serialVersionUID = 1L;

    private final boolean mayHaveBeenProcessed;

    /**
     * Says why.
     *
     * @param operation which call failed
     * @param reason without a secret
     * @param mayHaveBeenProcessed whether the server may have done what was asked
     * @param cause what happened; null when the reason says all
     */
    public TransportException(
            String operation, String reason, boolean mayHaveBeenProcessed, @Nullable Throwable cause) {
        super(
                operation,
                operation + " got no answer: " + reason + ". " + Messages.processed(mayHaveBeenProcessed),
                cause);
        this.mayHaveBeenProcessed = mayHaveBeenProcessed;
    }

    /** Tells whether the server may have done what was asked; false only if it certainly has not. */
    public boolean mayHaveBeenProcessed() {
        return mayHaveBeenProcessed;
    }
}
