package dev.chirograph.sdk;

import org.jspecify.annotations.Nullable;

/**
 * Says why a call failed. The tree below is sealed, so that all its kinds can be told apart:
 *
 * <ul>
 *   <li>{@link ApiException}: the server refused; it has the status, the server's problem and a subclass by status
 *   <li>{@link AuthenticationException}: no access token was to be had; it has subclasses for sign-ins that users denied or let
 *       expire
 *   <li>{@link TransportException}: there was no answer
 *   <li>{@link CallTimeoutException}: the call's time was up
 *   <li>{@link MalformedResponseException}: the server did it, but its answer cannot be read
 *   <li>{@link InterruptedCallException}: the waiting thread was interrupted
 * </ul>
 *
 * <p>Messages are for developers and their logs, and hold no secret of the client's.
 */
public abstract sealed class ChirographException extends RuntimeException
        permits ApiException,
                AuthenticationException,
                TransportException,
                CallTimeoutException,
                MalformedResponseException,
                InterruptedCallException {
    private static final long serialVersionUID = 1L;

    private final String operation;

    ChirographException(String operation, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.operation = operation;
    }

    /** Returns which call failed, such as {@code getItem (GET /items/{item_id})}. */
    public final String operation() {
        return operation;
    }
}
