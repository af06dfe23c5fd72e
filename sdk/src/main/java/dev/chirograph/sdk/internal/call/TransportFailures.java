package dev.chirograph.sdk.internal.call;

import dev.chirograph.sdk.transport.RequestNotSentException;
import java.io.IOException;
import java.security.cert.CertificateException;
import java.util.concurrent.CompletionException;

/** Tells the failures of transports apart. */
public final class TransportFailures {
    private TransportFailures() {}

    /** Returns what a future failed with, without the wrapping that stages add. */
    public static Throwable unwrap(Throwable failure) {
        Throwable cause = failure;
        while (cause instanceof CompletionException && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause;
    }

    /** Says what happened, in the words of the exception or else by its kind. */
    public static String describe(Throwable failure) {
        String message = failure.getMessage();
        return message == null || message.isBlank() ? failure.getClass().getSimpleName() : message;
    }

    /** Tells whether the same will happen however often the request is sent: certificates do not change meanwhile. */
    public static boolean isLasting(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof CertificateException) {
                return true;
            }
        }
        return !(failure instanceof IOException);
    }

    static boolean isNotSent(Throwable failure) {
        return failure instanceof RequestNotSentException;
    }
}
