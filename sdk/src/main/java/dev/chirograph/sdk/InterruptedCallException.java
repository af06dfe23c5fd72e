package dev.chirograph.sdk;

/** Thrown when a thread is interrupted while it waits for a call. The call is cancelled, and the interrupt status is set again. */
public final class InterruptedCallException extends ChirographException {
    private static final long serialVersionUID = 1L;

    private final boolean mayHaveBeenProcessed;

    /**
     * Creates the exception.
     *
     * @param operation the operation of the call
     * @param mayHaveBeenProcessed whether the server may have processed the request
     */
    public InterruptedCallException(String operation, boolean mayHaveBeenProcessed) {
        super(
                operation,
                operation + " was cancelled: its thread was interrupted. " + Messages.processed(mayHaveBeenProcessed),
                null);
        this.mayHaveBeenProcessed = mayHaveBeenProcessed;
    }

    /** Returns whether the server may have processed the request; false only if it certainly has not. */
    public boolean mayHaveBeenProcessed() {
        return mayHaveBeenProcessed;
    }
}
