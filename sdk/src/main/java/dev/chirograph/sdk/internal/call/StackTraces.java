package dev.chirograph.sdk.internal.call;

import dev.chirograph.sdk.ChirographException;

/** Stack traces of exceptions that were created on another thread. */
public final class StackTraces {
    private StackTraces() {}

    /**
     * Returns the failure of a call that the current thread waited for, with the stack trace of this thread: it shows the line
     * that made the call, not the client's own thread.
     */
    public static RuntimeException ofCaller(Throwable failure) {
        if (failure instanceof ChirographException exception) {
            exception.fillInStackTrace();
            return exception;
        }
        if (failure instanceof Error error) {
            throw error;
        }
        return failure instanceof RuntimeException exception ? exception : new IllegalStateException(failure);
    }
}
