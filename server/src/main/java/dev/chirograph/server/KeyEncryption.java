package dev.chirograph.server;

import dev.chirograph.server.oauth.key.KeyEncryptionKey;
import dev.chirograph.server.oauth.key.KeyEncryptionKeys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Reads the keys that signing keys are encrypted under, each from a variable or from the file that a variable names. */
final class KeyEncryption {
    private static final String CURRENT = "KEY_ENCRYPTION_KEY";
    private static final String PREVIOUS = "PREVIOUS_KEY_ENCRYPTION_KEY";
    private static final String MAKE = "32 random bytes in Base64, such as `openssl rand -base64 32` makes";

    private KeyEncryption() {}

    /** Returns null when none is given, which is for development alone: there one is made. */
    static @Nullable KeyEncryptionKeys read(Variables variables, Mode mode) {
        boolean given = isGiven(variables, CURRENT);
        KeyEncryptionKey current = key(variables, mode, CURRENT);
        KeyEncryptionKey previous = key(variables, mode, PREVIOUS);
        refuseWeak(variables, mode, current);
        if (given) {
            return current == null ? null : new KeyEncryptionKeys(current, previous);
        }
        if (mode == Mode.PRODUCTION) {
            variables.refuse(
                    "CHIROGRAPH_KEY_ENCRYPTION_KEY or CHIROGRAPH_KEY_ENCRYPTION_KEY_FILE must be set in production: "
                            + MAKE + ". The keys that sign tokens are kept in the database, encrypted under it");
        } else if (isGiven(variables, PREVIOUS)) {
            variables.refuse("CHIROGRAPH_PREVIOUS_KEY_ENCRYPTION_KEY is nothing without CHIROGRAPH_KEY_ENCRYPTION_KEY,"
                    + " which is to take its place");
        }
        return null;
    }

    /**
     * A previous key may be weak: it encrypts nothing, and without it no server could be brought from a weak key to a strong one.
     */
    private static void refuseWeak(Variables variables, Mode mode, @Nullable KeyEncryptionKey current) {
        String weakness = current == null || mode != Mode.PRODUCTION ? null : current.weakness();
        if (weakness != null) {
            String variable = variables.optional(CURRENT) == null ? CURRENT + "_FILE" : CURRENT;
            variables.refuse("CHIROGRAPH_" + variable + " must be " + MAKE + ". " + weakness
                    + " If a database is encrypted under it already, set it as CHIROGRAPH_PREVIOUS_KEY_ENCRYPTION_KEY"
                    + " beside the new one");
        }
    }

    private static boolean isGiven(Variables variables, String name) {
        return variables.optional(name) != null || variables.optional(name + "_FILE") != null;
    }

    private static @Nullable KeyEncryptionKey key(Variables variables, Mode mode, String name) {
        String text = variables.optional(name);
        Path file = variables.optionalPath(name + "_FILE");
        if (text != null && file != null) {
            variables.refuse("CHIROGRAPH_" + name + " and CHIROGRAPH_" + name + "_FILE must not both be set");
            return null;
        }
        if (file != null) {
            return keyInFile(variables, mode, name, file);
        }
        return text == null ? null : parse(variables, "CHIROGRAPH_" + name, text);
    }

    private static @Nullable KeyEncryptionKey keyInFile(Variables variables, Mode mode, String name, Path file) {
        String variable = "CHIROGRAPH_" + name + "_FILE";
        if (mode == Mode.PRODUCTION && Configuration.isReadableByAll(file)) {
            variables.refuse(variable + " " + file + " can be read by every user of this machine; take that away with"
                    + " `chmod o-r` and change to a new key");
        }
        try {
            return parse(variables, variable, Files.readString(file).strip());
        } catch (IOException e) {
            variables.refuse(variable + " " + file
                    + " cannot be read: it must be a file of text that this server's user may read");
            return null;
        }
    }

    private static @Nullable KeyEncryptionKey parse(Variables variables, String variable, String text) {
        try {
            return KeyEncryptionKey.parse(text);
        } catch (IllegalArgumentException e) {
            variables.refuse(variable + " must be " + MAKE + ". " + e.getMessage());
            return null;
        }
    }
}
