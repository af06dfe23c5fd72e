package dev.chirograph.sdk;

/** Says that the thread that waited for a call was interrupted. The call was given up, and the thread's flag is set again. */
public final class InterruptedCallException extends ChirographException {
    private static final long serialVersionUID = 1L;

    private final boolean mayHaveBeenProcessed;

    /**
     * Says which call was given up.
     *
     * @param operation which call failed
     * @param mayHaveBeenProcessed whether the server may have done what was asked
     */
    public InterruptedCallException(String operation, boolean mayHaveBeenProcessed) {
        super(
                operation,
                operation + " was given up: its thread was interrupted. " + Messages.processed(mayHaveBeenProcessed),
                null);
        this.mayHaveBeenProcessed = mayHaveBeenProcessed;
    }

    /** Tells whether the server may have done what was asked; false only if it certainly has not. */
    public boolean mayHaveBeenProcessed() {
        return mayHaveBeenProcessed;
    }
}
