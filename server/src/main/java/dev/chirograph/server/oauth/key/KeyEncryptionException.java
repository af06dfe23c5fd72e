package dev.chirograph.server.oauth.key;

/** Says that signing keys cannot be decrypted or encrypted, and what to do. */
public final class KeyEncryptionException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    KeyEncryptionException(String message) {
        super(message);
    }
}
