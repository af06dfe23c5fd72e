package dev.chirograph.server.replay;

import dev.chirograph.server.database.Database;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/** The table {@code seen_ids}. */
final class ReplayStore {
    private final Database database;

    ReplayStore(Database database) {
        this.database = database;
    }

    /** Returns whether it was not there. */
    boolean insert(String fingerprint, Instant expiresAt) {
        return database.jdbi()
                        .withHandle(handle -> handle.createUpdate("""
                                insert into seen_ids (fingerprint, expires_at)
                                values (:fingerprint, :expiresAt)
                                on conflict do nothing
                                """)
                                .bind("fingerprint", fingerprint)
                                .bind(
                                        "expiresAt",
                                        expiresAt.truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC))
                                .execute())
                > 0;
    }
}
