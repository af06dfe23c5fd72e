package dev.chirograph.server;

import dev.chirograph.server.oauth.key.KeyEncryptionKey;
import dev.chirograph.server.oauth.key.KeyEncryptionKeys;
import org.jspecify.annotations.Nullable;

/** Reads the key-encryption keys, which encrypt the signing keys, each from a variable or from a file. */
final class KeyEncryption {
    private static final String CURRENT = "KEY_ENCRYPTION_KEY";
    private static final String PREVIOUS = "PREVIOUS_KEY_ENCRYPTION_KEY";
    private static final String EXPECTED = "32 random bytes in Base64; create them with `openssl rand -base64 32`";

    private KeyEncryption() {}

    /** Returns null if none is set, which only development accepts: the server then creates one. */
    static @Nullable KeyEncryptionKeys read(Variables variables, Mode mode) {
        boolean given = SecretVariable.isGiven(variables, CURRENT);
        KeyEncryptionKey current = key(variables, mode, CURRENT);
        KeyEncryptionKey previous = key(variables, mode, PREVIOUS);
        refuseWeak(variables, mode, current);
        if (given) {
            return current == null ? null : new KeyEncryptionKeys(current, previous);
        }
        if (mode == Mode.PRODUCTION) {
            variables.refuse(
                    "CHIROGRAPH_KEY_ENCRYPTION_KEY or CHIROGRAPH_KEY_ENCRYPTION_KEY_FILE must be set in production to "
                            + EXPECTED + ". It encrypts the token signing keys in the database");
        } else if (SecretVariable.isGiven(variables, PREVIOUS)) {
            variables.refuse("CHIROGRAPH_PREVIOUS_KEY_ENCRYPTION_KEY must be set together with"
                    + " CHIROGRAPH_KEY_ENCRYPTION_KEY, the key that replaces it");
        }
        return null;
    }

    /**
     * Accepts a weak previous key: it encrypts nothing, and a server needs it to move from a weak key to a strong one.
     */
    private static void refuseWeak(Variables variables, Mode mode, @Nullable KeyEncryptionKey current) {
        String weakness = current == null || mode != Mode.PRODUCTION ? null : current.weakness();
        if (weakness != null) {
            String variable = variables.secret(CURRENT) == null ? CURRENT + "_FILE" : CURRENT;
            variables.refuse("CHIROGRAPH_" + variable + " must be " + EXPECTED + ". " + weakness
                    + " If a database is already encrypted under it, set it as CHIROGRAPH_PREVIOUS_KEY_ENCRYPTION_KEY"
                    + " in addition to the new key");
        }
    }

    private static @Nullable KeyEncryptionKey key(Variables variables, Mode mode, String name) {
        SecretVariable secret = SecretVariable.read(variables, mode, name);
        return secret == null ? null : parse(variables, secret.variable(), secret.text());
    }

    private static @Nullable KeyEncryptionKey parse(Variables variables, String variable, String text) {
        try {
            return KeyEncryptionKey.parse(text);
        } catch (IllegalArgumentException e) {
            variables.refuse(variable + " must be " + EXPECTED + ". " + e.getMessage());
            return null;
        }
    }
}
