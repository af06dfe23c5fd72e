package dev.chirograph.sdk;

import java.time.Duration;

/** Says that a call's time was up before it had come to an end. */
public final class CallTimeoutException extends ChirographException {
    private static final long serialVersionUID = 1L;

    private final Duration timeout;
    private final boolean mayHaveBeenProcessed;

    /**
     * Says how much time there was.
     *
     * @param operation which call failed
     * @param timeout how long it was allowed to take
     * @param activity what it was doing when the time was up, such as {@code waiting for the answer}
     * @param mayHaveBeenProcessed whether the server may have done what was asked
     */
    public CallTimeoutException(String operation, Duration timeout, String activity, boolean mayHaveBeenProcessed) {
        super(
                operation,
                operation + " was not done within " + Messages.of(timeout) + ", " + activity + ". "
                        + Messages.processed(mayHaveBeenProcessed),
                null);
        this.timeout = timeout;
        this.mayHaveBeenProcessed = mayHaveBeenProcessed;
    }

    /** Returns how long the call was allowed to take. */
    public Duration timeout() {
        return timeout;
    }

    /** Tells whether the server may have done what was asked; false only if it certainly has not. */
    public boolean mayHaveBeenProcessed() {
        return mayHaveBeenProcessed;
    }
}
