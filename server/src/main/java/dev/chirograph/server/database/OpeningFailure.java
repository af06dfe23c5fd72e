package dev.chirograph.server.database;

import java.nio.file.Path;
import java.sql.SQLException;
import org.h2.api.ErrorCode;
import org.h2.mvstore.MVStoreException;

/** Says why the embedded file cannot be opened, and what to do. */
final class OpeningFailure {
    private OpeningFailure() {}

    static String describe(Path file, SQLException thrown) {
        return switch (thrown.getErrorCode()) {
            case ErrorCode.DATABASE_ALREADY_OPEN_1 ->
                "The database file " + file + " is held by another running server; stop that one first, or set"
                        + " CHIROGRAPH_DATA_FOLDER to another folder.";
            case ErrorCode.IO_EXCEPTION_1, ErrorCode.IO_EXCEPTION_2, ErrorCode.FILE_CREATION_FAILED_1 ->
                "The database file " + file + " cannot be read or written (" + rootOf(thrown)
                        + "); see that this user may do both, and that its disk has space and is well.";
            case ErrorCode.WRONG_USER_OR_PASSWORD ->
                "The database file " + file + " was not made by this server: its user and password are others.";
            default -> corrupt(file, thrown);
        };
    }

    /** Tells whether a failure comes from the file's content and not from a statement. */
    static boolean isCorrupt(Throwable thrown) {
        Throwable cause = thrown;
        while (cause != null) {
            if (cause instanceof MVStoreException || cause instanceof SQLException sql && isCorrupt(sql)) {
                return true;
            }
            cause = cause.getCause();
        }
        return false;
    }

    private static boolean isCorrupt(SQLException thrown) {
        return switch (thrown.getErrorCode()) {
            case ErrorCode.FILE_CORRUPTED_1, ErrorCode.FILE_VERSION_ERROR_1, ErrorCode.GENERAL_ERROR_1 -> true;
            default -> false;
        };
    }

    /** H2 has many words for content that makes no sense. */
    static String corrupt(Path file, Throwable thrown) {
        return "The database file " + file + " is corrupt (" + rootOf(thrown)
                + "). Move it away, keep it, and put the newest backup of it in its place; nothing was changed in it."
                + " It is not held by another server, and starting again does not help.";
    }

    static String rootOf(Throwable thrown) {
        Throwable root = thrown;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        String message = root.getMessage();
        return message == null ? root.getClass().getSimpleName() : message;
    }
}
