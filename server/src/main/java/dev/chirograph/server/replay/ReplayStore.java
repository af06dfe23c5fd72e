package dev.chirograph.server.replay;

import static dev.chirograph.server.database.StoredTimes.column;

import dev.chirograph.server.database.Database;
import java.time.Instant;

/** The table {@code seen_ids}. */
final class ReplayStore {
    private final Database database;

    ReplayStore(Database database) {
        this.database = database;
    }

    /** Inserts the fingerprint; returns false if it exists. */
    boolean insert(String fingerprint, Instant expiresAt) {
        return database.jdbi()
                        .withHandle(handle -> handle.createUpdate("""
                                insert into seen_ids (fingerprint, expires_at)
                                values (:fingerprint, :expiresAt)
                                on conflict do nothing
                                """)
                                .bind("fingerprint", fingerprint)
                                .bind("expiresAt", column(expiresAt))
                                .execute())
                > 0;
    }
}
