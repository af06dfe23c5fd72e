package dev.chirograph.server.tls;

/** Says why there is no certificate to serve with, and what to do. The message never holds key material. */
public final class CertificateException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    CertificateException(String message) {
        super(message);
    }

    CertificateException(String message, Throwable cause) {
        super(message, cause);
    }
}
