package dev.chirograph.server.oauth.key;

import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.jwk.JWK;
import java.text.ParseException;
import org.jspecify.annotations.Nullable;

/**
 * The keys that private keys in the database are or were encrypted under.
 *
 * @param current encrypts
 * @param previous decrypts what was encrypted before {@code current} took its place; null when there is none
 */
public record KeyEncryptionKeys(
        KeyEncryptionKey current, @Nullable KeyEncryptionKey previous) {

    /** Encrypts a private key for the row of its id. */
    String encrypt(JWK key) {
        return current.encrypt(key);
    }

    /** Tells whether this is encrypted as it is to be: not in clear, and not under a key that goes. */
    boolean isEncryptedUnderCurrent(String kept) {
        return current.id().equals(keyOf(kept));
    }

    /**
     * Decrypts a private key.
     *
     * @param kept encrypted, or in clear as it was before keys were encrypted
     * @param row the id of the row that it was found in
     * @throws KeyEncryptionException if it is under another key, or was changed
     */
    JWK decrypt(String kept, String row) {
        if (kept.startsWith("{")) {
            return parse(kept, row);
        }
        String id = keyOf(kept);
        if (current.id().equals(id)) {
            return current.decrypt(kept, row);
        }
        if (previous != null && previous.id().equals(id)) {
            return previous.decrypt(kept, row);
        }
        throw new KeyEncryptionException("The signing keys in the database are encrypted under the key " + id
                + ", and CHIROGRAPH_KEY_ENCRYPTION_KEY is "
                + current.id() + "; set CHIROGRAPH_PREVIOUS_KEY_ENCRYPTION_KEY to " + id
                + " to change from one to the other. If it is lost, delete all rows of signing_keys: new keys are made, and"
                + " tokens signed until then are refused");
    }

    private static @Nullable String keyOf(String kept) {
        try {
            return JWEObject.parse(kept).getHeader().getKeyID();
        } catch (ParseException e) {
            return null;
        }
    }

    private static JWK parse(String jwk, String row) {
        try {
            return JWK.parse(jwk);
        } catch (ParseException e) {
            // Without the cause: its message may quote the private key.
            throw new KeyEncryptionException("The signing key " + row
                    + " in the database cannot be read; delete its row in signing_keys to have another made");
        }
    }
}
