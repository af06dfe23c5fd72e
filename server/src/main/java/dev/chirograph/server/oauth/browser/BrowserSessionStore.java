package dev.chirograph.server.oauth.browser;

import dev.chirograph.server.database.Database;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The table {@code browser_sessions}. */
final class BrowserSessionStore {
    private final Database database;

    BrowserSessionStore(Database database) {
        this.database = database;
    }

    /** One sign-in, by the fingerprint of its cookie. */
    record Row(UUID id, String subject, Instant authenticatedAt) {}

    void insert(String fingerprint, Row row, Instant expiresAt) {
        database.jdbi()
                .useHandle(handle -> handle.createUpdate("""
                        insert into browser_sessions (fingerprint, id, subject, authenticated_at, expires_at)
                        values (:fingerprint, :id, :subject, :authenticatedAt, :expiresAt)
                        """)
                        .bind("fingerprint", fingerprint)
                        .bind("id", row.id())
                        .bind("subject", row.subject())
                        .bind("authenticatedAt", column(row.authenticatedAt()))
                        .bind("expiresAt", column(expiresAt))
                        .execute());
    }

    @Nullable
    Row find(String fingerprint, Instant now) {
        return database.jdbi()
                .withHandle(handle -> handle.createQuery("""
                        select id, subject, authenticated_at
                        from browser_sessions
                        where fingerprint = :fingerprint and expires_at > :now
                        """)
                        .bind("fingerprint", fingerprint)
                        .bind("now", column(now))
                        .map((row, context) -> new Row(
                                row.getObject("id", UUID.class),
                                row.getString("subject"),
                                row.getObject("authenticated_at", OffsetDateTime.class)
                                        .toInstant()))
                        .findOne()
                        .orElse(null));
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

    private static OffsetDateTime column(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
    }
}
