package dev.chirograph.server.database;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** Backups of the embedded store: a zip file with a copy of the database file. They have no key of the data folder. */
public final class Backup {
    private static final String ENTRY = "chirograph.mv.db";

    private Backup() {}

    static void write(Connections connections, OutputStream target) throws IOException {
        var zip = new ZipOutputStream(target);
        connections.backup(zip);
        zip.finish();
        zip.flush();
    }

    /**
     * Restores a backup into a data folder without a database. The backup is opened and read completely first; the
     * database file appears at once, or not at all.
     *
     * @param settings the database to restore
     * @param backup the backup
     * @return the version of the restored tables
     * @throws BackupException if there is a database already, or the backup is damaged or made by a newer release
     * @throws IOException if a file cannot be read or written
     */
    public static SchemaState restore(DatabaseSettings settings, Path backup) throws IOException {
        Path file = settings.embeddedFile();
        if (file == null) {
            throw new BackupException(
                    "The data are in PostgreSQL: restore them with pg_restore or psql, as its documentation says",
                    null);
        }
        if (Files.exists(file)) {
            throw new BackupException(
                    "There is a database already: " + file + ". Stop the server, move the file away, and restore again;"
                            + " nothing was changed",
                    null);
        }
        Path folder = Files.createTempDirectory(file.toAbsolutePath().getParent(), "restore-");
        try {
            Path copy = folder.resolve(ENTRY);
            extract(backup, copy);
            SchemaState state = check(folder, backup);
            sync(copy);
            Files.move(copy, file, StandardCopyOption.ATOMIC_MOVE);
            sync(file.toAbsolutePath().getParent());
            return state;
        } finally {
            delete(folder);
        }
    }

    private static void extract(Path backup, Path target) throws IOException {
        try (InputStream in = Files.newInputStream(backup);
                ZipInputStream zip = new ZipInputStream(in)) {
            ZipEntry entry = zip.getNextEntry();
            if (entry == null || !entry.getName().equals(ENTRY)) {
                throw new BackupException(
                        backup + " is no backup of this server: it must be a file that the command"
                                + " `backup` has written",
                        null);
            }
            Files.copy(zip, target);
        } catch (ZipException | java.io.EOFException e) {
            throw new BackupException(backup + " is damaged or not complete (" + e.getMessage() + ")", e);
        }
    }

    /** Opens the copy, which reads its structure, and the version of its tables. */
    private static SchemaState check(Path folder, Path backup) {
        try {
            SchemaState state = Database.stateOf(DatabaseSettings.embedded(folder));
            if (state.version() == null) {
                throw new BackupException(backup + " has no tables of this server", null);
            }
            return state;
        } catch (DatabaseUnavailableException e) {
            throw new BackupException(backup + " cannot be restored: " + e.getMessage(), e);
        }
    }

    private static void sync(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }
}
