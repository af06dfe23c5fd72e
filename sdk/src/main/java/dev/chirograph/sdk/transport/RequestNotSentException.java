package dev.chirograph.sdk.transport;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Thrown when the server has certainly received nothing of a request, so that sending it again is safe. */
public final class RequestNotSentException extends IOException {
    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param message what failed, without a secret
     * @param cause the cause; null for none
     */
    public RequestNotSentException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
