package dev.chirograph.server.database;

import org.jspecify.annotations.Nullable;

/** Reports that a database cannot be backed up or restored, and what to do. */
public final class BackupException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BackupException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
