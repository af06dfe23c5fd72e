package dev.chirograph.sdk;

import org.jspecify.annotations.Nullable;

/** Thrown when a call gets no response: the connection failed or broke, or the client was closed. */
public final class TransportException extends ChirographException {
    private static final long serialVersionUID = 1L;

    private final boolean mayHaveBeenProcessed;

    /**
     * Creates the exception.
     *
     * @param operation the operation of the call
     * @param reason what failed, without a secret
     * @param mayHaveBeenProcessed whether the server may have processed the request
     * @param cause the cause; null for none
     */
    public TransportException(
            String operation, String reason, boolean mayHaveBeenProcessed, @Nullable Throwable cause) {
        super(
                operation,
                operation + " got no response: " + reason + ". " + Messages.processed(mayHaveBeenProcessed),
                cause);
        this.mayHaveBeenProcessed = mayHaveBeenProcessed;
    }

    /** Returns whether the server may have processed the request; false only if it certainly has not. */
    public boolean mayHaveBeenProcessed() {
        return mayHaveBeenProcessed;
    }
}
