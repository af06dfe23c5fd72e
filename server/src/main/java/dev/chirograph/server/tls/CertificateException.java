package dev.chirograph.server.tls;

/** Reports why a certificate or key cannot be used, and what to do. The message never contains key material. */
public final class CertificateException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    CertificateException(String message) {
        super(message);
    }

    CertificateException(String message, Throwable cause) {
        super(message, cause);
    }
}
