package dev.chirograph.server.oauth.browser;

import static dev.chirograph.server.database.StoredTimes.column;

import dev.chirograph.server.database.Database;
import java.time.Instant;

/** The table {@code known_browsers}. */
final class DeviceCookieStore {
    private final Database database;

    DeviceCookieStore(Database database) {
        this.database = database;
    }

    boolean has(String fingerprint, Instant now) {
        return database.jdbi()
                .withHandle(handle -> handle.createQuery(
                                "select 1 from known_browsers where fingerprint = :fingerprint and expires_at > :now")
                        .bind("fingerprint", fingerprint)
                        .bind("now", column(now))
                        .mapTo(Integer.class)
                        .findOne()
                        .isPresent());
    }

    /** Inserts a row, or extends its lifetime. */
    void put(String fingerprint, String subject, Instant expiresAt) {
        database.useTransaction(() -> {
            deleteOne(fingerprint);
            insert(fingerprint, subject, expiresAt);
        });
    }

    private void deleteOne(String fingerprint) {
        database.jdbi()
                .useHandle(handle -> handle.createUpdate("delete from known_browsers where fingerprint = :fingerprint")
                        .bind("fingerprint", fingerprint)
                        .execute());
    }

    private void insert(String fingerprint, String subject, Instant expiresAt) {
        database.jdbi()
                .useHandle(handle -> handle.createUpdate("""
                        insert into known_browsers (fingerprint, subject, expires_at)
                        values (:fingerprint, :subject, :expiresAt)
                        on conflict do nothing
                        """)
                        .bind("fingerprint", fingerprint)
                        .bind("subject", subject)
                        .bind("expiresAt", column(expiresAt))
                        .execute());
    }

    void deleteOfSubject(String subject) {
        database.jdbi()
                .useHandle(handle -> handle.createUpdate("delete from known_browsers where subject = :subject")
                        .bind("subject", subject)
                        .execute());
    }
}
