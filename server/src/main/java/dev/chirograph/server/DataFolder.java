package dev.chirograph.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** The folder with keys and all users' data. Other users of the machine have no access to it. */
final class DataFolder {
    private DataFolder() {}

    /**
     * Creates the folder if it is missing. An existing folder keeps its permissions.
     *
     * @throws CannotStartException if it cannot be created
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
                    "the data folder " + folder.toAbsolutePath() + " cannot be created (" + e
                            + "); set CHIROGRAPH_DATA_FOLDER to a folder that the server can create or write to",
                    e);
        }
    }
}
