package dev.chirograph.server.oauth.browser;

import static dev.chirograph.server.database.StoredTimes.column;
import static dev.chirograph.server.database.StoredTimes.instant;

import dev.chirograph.server.database.Database;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The table {@code browser_sessions}. */
final class BrowserSessionStore {
    private final Database database;

    BrowserSessionStore(Database database) {
        this.database = database;
    }

    /** A session; its key is the fingerprint of its cookie. */
    record Row(UUID id, String subject, Instant authenticatedAt, Instant expiresAt) {}

    void insert(String fingerprint, Row row) {
        database.jdbi()
                .useHandle(handle -> handle.createUpdate("""
                        insert into browser_sessions (fingerprint, id, subject, authenticated_at, expires_at)
                        values (:fingerprint, :id, :subject, :authenticatedAt, :expiresAt)
                        """)
                        .bind("fingerprint", fingerprint)
                        .bind("id", row.id())
                        .bind("subject", row.subject())
                        .bind("authenticatedAt", column(row.authenticatedAt()))
                        .bind("expiresAt", column(row.expiresAt()))
                        .execute());
    }

    @Nullable
    Row find(String fingerprint, Instant now) {
        return database.jdbi()
                .withHandle(handle -> handle.createQuery("""
                        select id, subject, authenticated_at, expires_at
                        from browser_sessions
                        where fingerprint = :fingerprint and expires_at > :now
                        """)
                        .bind("fingerprint", fingerprint)
                        .bind("now", column(now))
                        .map((row, context) -> new Row(
                                row.getObject("id", UUID.class),
                                row.getString("subject"),
                                instant(row, "authenticated_at"),
                                instant(row, "expires_at")))
                        .findOne()
                        .orElse(null));
    }

    void extend(String fingerprint, Instant expiresAt) {
        database.jdbi()
                .useHandle(handle -> handle.createUpdate(
                                "update browser_sessions set expires_at = :expiresAt where fingerprint = :fingerprint")
                        .bind("expiresAt", column(expiresAt))
                        .bind("fingerprint", fingerprint)
                        .execute());
    }

    void delete(String fingerprint) {
        database.jdbi()
                .useHandle(
                        handle -> handle.createUpdate("delete from browser_sessions where fingerprint = :fingerprint")
                                .bind("fingerprint", fingerprint)
                                .execute());
    }

    void deleteOfSubject(String subject) {
        database.jdbi()
                .useHandle(handle -> handle.createUpdate("delete from browser_sessions where subject = :subject")
                        .bind("subject", subject)
                        .execute());
    }
}
