package dev.chirograph.server.oauth.key;

import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.jwk.JWK;
import java.nio.file.Path;
import java.text.ParseException;
import org.jspecify.annotations.Nullable;

/**
 * The current and the previous key encryption key, for rotation.
 *
 * @param current encrypts private keys
 * @param previous decrypts private keys that were encrypted before {@code current} replaced it, null for none
 */
public record KeyEncryptionKeys(
        KeyEncryptionKey current, @Nullable KeyEncryptionKey previous) {

    /**
     * Returns the key of a development server: a file in its data folder, which is created if it does not exist.
     *
     * @throws KeyEncryptionException if the file can be neither read nor created
     */
    public static KeyEncryptionKeys development(Path folder) {
        return new KeyEncryptionKeys(DevelopmentKeyEncryptionKey.loadOrCreate(folder), null);
    }

    /** Encrypts a private key, bound to the row of its id. */
    String encrypt(JWK key) {
        return current.encrypt(key);
    }

    /**
     * Returns whether a private key is encrypted under the current key, rather than the previous one or not at all.
     */
    boolean isEncryptedUnderCurrent(String stored) {
        return current.id().equals(keyOf(stored));
    }

    /**
     * Decrypts a private key.
     *
     * @param stored the encrypted key, or plaintext from before keys were encrypted
     * @param row the id of its row
     * @throws KeyEncryptionException if it is encrypted under another key, or was changed
     */
    JWK decrypt(String stored, String row) {
        if (stored.startsWith("{")) {
            return parse(stored, row);
        }
        String id = keyOf(stored);
        if (current.id().equals(id)) {
            return current.decrypt(stored, row);
        }
        if (previous != null && previous.id().equals(id)) {
            return previous.decrypt(stored, row);
        }
        throw new KeyEncryptionException("The signing keys in the database are encrypted under the key " + id
                + ", and CHIROGRAPH_KEY_ENCRYPTION_KEY is "
                + current.id() + "; set CHIROGRAPH_PREVIOUS_KEY_ENCRYPTION_KEY to " + id
                + " to change from one to the other. If it is lost, delete all rows of signing_keys: the server generates new"
                + " keys, and rejects the tokens that it signed before");
    }

    private static @Nullable String keyOf(String stored) {
        try {
            return JWEObject.parse(stored).getHeader().getKeyID();
        } catch (ParseException e) {
            return null;
        }
    }

    private static JWK parse(String jwk, String row) {
        try {
            return JWK.parse(jwk);
        } catch (ParseException e) {
            // Without the cause, whose message may quote the private key.
            throw new KeyEncryptionException(
                    "The signing key " + row
                            + " in the database is malformed; delete its row in signing_keys, and the server generates a new key");
        }
    }
}
