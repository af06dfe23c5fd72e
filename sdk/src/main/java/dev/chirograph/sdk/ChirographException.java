package dev.chirograph.sdk;

import org.jspecify.annotations.Nullable;

/**
 * Thrown when a call fails. The hierarchy is sealed:
 *
 * <ul>
 *   <li>{@link ApiException}: the server returned an error response; it has the status, the problem (RFC 9457) and subclasses
 *       by status
 *   <li>{@link AuthenticationException}: the client got no access token; subclasses are for a sign-in that was denied or expired
 *   <li>{@link TransportException}: there was no response
 *   <li>{@link CallTimeoutException}: the call exceeded its timeout
 *   <li>{@link MalformedResponseException}: the server processed the call, but its response cannot be read
 *   <li>{@link InterruptedCallException}: the waiting thread was interrupted
 * </ul>
 *
 * <p>Messages are for developers and logs, and contain none of the client's secrets.
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

    /** Returns the operation of the call, such as {@code getItem (GET /items/{item_id})}. */
    public final String operation() {
        return operation;
    }
}
