package dev.chirograph.server.oauth.refresh;

import dev.chirograph.server.database.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** The table {@code refresh_tokens}. */
final class RefreshStore {
    private final Database database;

    RefreshStore(Database database) {
        this.database = database;
    }

    /** One refresh token, by its fingerprint. */
    record Token(
            String fingerprint,
            UUID authorizationId,
            Instant expiresAt,
            @Nullable Instant usedAt) {
        boolean isUsed() {
            return usedAt != null;
        }
    }

    void insert(Token token) {
        database.jdbi()
                .useHandle(handle -> handle.createUpdate("""
                        insert into refresh_tokens (fingerprint, authorization_id, expires_at)
                        values (:fingerprint, :authorizationId, :expiresAt)
                        """)
                        .bind("fingerprint", token.fingerprint())
                        .bind("authorizationId", token.authorizationId())
                        .bind("expiresAt", column(token.expiresAt()))
                        .execute());
    }

    @Nullable
    Token find(String fingerprint) {
        return database.jdbi()
                .withHandle(handle -> handle.createQuery("""
                        select fingerprint, authorization_id, expires_at, used_at
                        from refresh_tokens
                        where fingerprint = :fingerprint
                        """)
                        .bind("fingerprint", fingerprint)
                        .map(RefreshStore::read)
                        .findOne()
                        .orElse(null));
    }

    void markUsed(String fingerprint, Instant now) {
        database.jdbi()
                .useHandle(handle -> handle.createUpdate(
                                "update refresh_tokens set used_at = :now where fingerprint = :fingerprint")
                        .bind("now", column(now))
                        .bind("fingerprint", fingerprint)
                        .execute());
    }

    private static Token read(ResultSet row, StatementContext context) throws SQLException {
        OffsetDateTime usedAt = row.getObject("used_at", OffsetDateTime.class);
        return new Token(
                row.getString("fingerprint"),
                row.getObject("authorization_id", UUID.class),
                row.getObject("expires_at", OffsetDateTime.class).toInstant(),
                usedAt == null ? null : usedAt.toInstant());
    }

    private static OffsetDateTime column(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
    }
}
