package dev.chirograph.server.oauth.key;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;

/** The key that encrypts private keys in development: a file beside the database, which is no secret from who has both. */
public final class DevelopmentKeyEncryptionKey {
    private static final String NAME = "key-encryption-key";
    private static final int BYTES = 32;

    private DevelopmentKeyEncryptionKey() {}

    /**
     * Reads the file in a folder, and makes it when there is none.
     *
     * @throws KeyEncryptionException if it can neither be read nor made
     */
    public static KeyEncryptionKey loadOrMake(Path folder) {
        Path file = folder.resolve(NAME);
        try {
            if (!Files.exists(file)) {
                make(file);
            }
            return KeyEncryptionKey.parse(Files.readString(file).strip());
        } catch (IOException | IllegalArgumentException e) {
            throw new KeyEncryptionException(
                    "The file " + file + " cannot be used (" + e.getClass().getSimpleName()
                            + "); see to it that this server's user may read it, or delete it and the rows of signing_keys");
        }
    }

    /** Created with its permissions, never narrowed afterwards, and whole when it has its name. */
    private static void make(Path file) throws IOException {
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
