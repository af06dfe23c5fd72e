package dev.chirograph.sdk;

import java.time.Duration;

/** Thrown when a call does not complete within its timeout. */
public final class CallTimeoutException extends ChirographException {
    private static final long serialVersionUID = 1L;

    private final Duration timeout;
    private final boolean mayHaveBeenProcessed;

    /**
     * Creates the exception.
     *
     * @param operation the operation of the call
     * @param timeout the timeout of the call
     * @param activity what the call was doing at the timeout, such as {@code waiting for the response}
     * @param mayHaveBeenProcessed whether the server may have processed the request
     */
    public CallTimeoutException(String operation, Duration timeout, String activity, boolean mayHaveBeenProcessed) {
        super(
                operation,
                operation + " timed out after " + Messages.seconds(timeout) + ", " + activity + ". "
                        + Messages.processed(mayHaveBeenProcessed),
                null);
        this.timeout = timeout;
        this.mayHaveBeenProcessed = mayHaveBeenProcessed;
    }

    /** Returns the timeout of the call. */
    public Duration timeout() {
        return timeout;
    }

    /** Returns whether the server may have processed the request; false only if it certainly has not. */
    public boolean mayHaveBeenProcessed() {
        return mayHaveBeenProcessed;
    }
}
