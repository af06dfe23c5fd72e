package dev.chirograph.sdk.transport;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Says that the server has got nothing of a request, so that to send it again cannot do anything twice. */
public final class RequestNotSentException extends IOException {
    private static final long serialVersionUID = 1L;

    /**
     * Says why.
     *
     * @param message for the developer, without a secret
     * @param cause what happened; null when the message says all
     */
    public RequestNotSentException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
