package dev.chirograph.server.database;

import java.nio.file.Path;
import java.sql.SQLException;
import org.h2.api.ErrorCode;
import org.h2.mvstore.MVStoreException;

/** Describes why the embedded database file cannot be opened, and what to do. */
final class OpeningFailure {
    private OpeningFailure() {}

    static String describe(Path file, SQLException thrown) {
        return switch (thrown.getErrorCode()) {
            case ErrorCode.DATABASE_ALREADY_OPEN_1 ->
                "The database file " + file + " is held by another running server; stop it first, or set"
                        + " CHIROGRAPH_DATA_FOLDER to another folder.";
            case ErrorCode.IO_EXCEPTION_1, ErrorCode.IO_EXCEPTION_2, ErrorCode.FILE_CREATION_FAILED_1 ->
                "The database file " + file + " cannot be read or written (" + rootOf(thrown)
                        + "); check its permissions, and that its disk has space and works.";
            case ErrorCode.WRONG_USER_OR_PASSWORD ->
                "The database file " + file + " was not created by this server: it has another user and password.";
            default -> corrupt(file, thrown);
        };
    }

    /** Returns whether a failure is caused by the file's content, not by a statement. */
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

    /** H2 has many error codes for corrupt content. */
    static String corrupt(Path file, Throwable thrown) {
        return "The database file " + file + " is corrupt (" + rootOf(thrown)
                + "). Nothing was changed in it. Move it away, keep it, and replace it with the newest backup; starting"
                + " again does not help.";
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
