package dev.chirograph.server.database;

import org.jspecify.annotations.Nullable;

/** Reports that the database cannot be opened, and what to do. */
public final class DatabaseUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    DatabaseUnavailableException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
