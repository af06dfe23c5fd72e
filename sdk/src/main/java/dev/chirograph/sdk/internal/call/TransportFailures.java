package dev.chirograph.sdk.internal.call;

import dev.chirograph.sdk.transport.RequestNotSentException;
import java.io.IOException;
import java.security.cert.CertificateException;
import java.util.concurrent.CompletionException;

/** Classifies the failures of transports. */
public final class TransportFailures {
    private TransportFailures() {}

    /** Returns the failure without the {@link CompletionException}s that wrap it. */
    public static Throwable unwrap(Throwable failure) {
        Throwable cause = failure;
        while (cause instanceof CompletionException && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause;
    }

    /** Returns the message of a failure, or the name of its class if it has none. */
    public static String describe(Throwable failure) {
        String message = failure.getMessage();
        return message == null || message.isBlank() ? failure.getClass().getSimpleName() : message;
    }

    /** Returns whether a retry cannot help, as with a certificate that is not trusted. */
    public static boolean isPermanent(Throwable failure) {
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
