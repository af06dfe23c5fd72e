package dev.chirograph.server.oauth.key;

/** Thrown when the signing keys cannot be decrypted; the message contains the remedy. */
public final class KeyEncryptionException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    KeyEncryptionException(String message) {
        super(message);
    }
}
