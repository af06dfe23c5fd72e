package dev.chirograph.server.oauth.key;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * The key encryption key of a development server: a file beside the database, which protects only against readers of
 * the database alone.
 */
final class DevelopmentKeyEncryptionKey {
    private static final String NAME = "key-encryption-key";
    private static final int BYTES = 32;

    private DevelopmentKeyEncryptionKey() {}

    /**
     * Reads the file in a folder; creates it if it does not exist.
     *
     * @throws KeyEncryptionException if it can be neither read nor created
     */
    static KeyEncryptionKey loadOrCreate(Path folder) {
        Path file = folder.resolve(NAME);
        try {
            if (!Files.exists(file)) {
                create(file);
            }
            return KeyEncryptionKey.parse(Files.readString(file).strip());
        } catch (IOException | IllegalArgumentException e) {
            throw new KeyEncryptionException(
                    "The file " + file + " cannot be used (" + e.getClass().getSimpleName()
                            + "); make it readable for the user of this server, or delete it and all rows of signing_keys");
        }
    }

    /** Creates the file with its permissions, instead of restricting them later, and renames it when it is complete. */
    private static void create(Path file) throws IOException {
        byte[] key = new byte[BYTES];
        new SecureRandom().nextBytes(key);
        Path draft = file.resolveSibling(NAME + ".new");
        Files.deleteIfExists(draft);
        if (draft.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createFile(draft, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        } else {
            Files.createFile(draft);
        }
        Files.writeString(draft, Base64.getEncoder().encodeToString(key) + "\n");
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
