package dev.chirograph.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** The folder with all that the server keeps: keys and everybody's data, so nobody else on the machine may look into it. */
final class DataFolder {
    private DataFolder() {}

    /**
     * Makes the folder when it is missing; one that is there keeps the permissions that its owner gave it.
     *
     * @throws CannotStartException if it cannot be made
     */
    static void make(Path folder) {
        try {
            if (Files.isDirectory(folder)) {
                return;
            }
            Path parent = folder.toAbsolutePath().getParent();
            if (parent != null) {
                Files.createDirectories(parent);
            }
            if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                Files.createDirectory(
                        folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            } else {
                Files.createDirectory(folder);
            }
        } catch (IOException e) {
            throw new CannotStartException(
                    "the data folder " + folder.toAbsolutePath() + " cannot be made (" + e
                            + "); set CHIROGRAPH_DATA_FOLDER to one that can",
                    e);
        }
    }
}
