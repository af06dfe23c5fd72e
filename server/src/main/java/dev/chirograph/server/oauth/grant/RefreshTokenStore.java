package dev.chirograph.server.oauth.grant;

import static dev.chirograph.server.database.StoredTimes.column;
import static dev.chirograph.server.database.StoredTimes.instant;
import static dev.chirograph.server.database.StoredTimes.nullableInstant;

import dev.chirograph.server.database.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** The table {@code refresh_tokens}. */
final class RefreshTokenStore {
    private final Database database;

    RefreshTokenStore(Database database) {
        this.database = database;
    }

    /**
     * A row.
     *
     * @param usedAt when it was rotated, null before that
     * @param successorSalt the salt with which its successor is derived from it, null before that
     */
    record Token(
            String fingerprint,
            UUID authorizationId,
            Instant expiresAt,
            @Nullable Instant usedAt,
            @Nullable String successorSalt) {
        boolean isUsed() {
            return usedAt != null;
        }
    }

    void insert(String fingerprint, UUID authorizationId, Instant expiresAt) {
        database.jdbi()
                .useHandle(handle -> handle.createUpdate("""
                        insert into refresh_tokens (fingerprint, authorization_id, expires_at)
                        values (:fingerprint, :authorizationId, :expiresAt)
                        """)
                        .bind("fingerprint", fingerprint)
                        .bind("authorizationId", authorizationId)
                        .bind("expiresAt", column(expiresAt))
                        .execute());
    }

    @Nullable
    Token find(String fingerprint) {
        return database.jdbi()
                .withHandle(handle -> handle.createQuery("""
                        select fingerprint, authorization_id, expires_at, used_at, successor_salt
                        from refresh_tokens
                        where fingerprint = :fingerprint
                        """)
                        .bind("fingerprint", fingerprint)
                        .map(RefreshTokenStore::read)
                        .findOne()
                        .orElse(null));
    }

    void markUsed(String fingerprint, Instant now, String successorSalt) {
        database.jdbi()
                .useHandle(handle -> handle.createUpdate("""
                        update refresh_tokens
                        set used_at = :now, successor_salt = :successorSalt
                        where fingerprint = :fingerprint
                        """)
                        .bind("now", column(now))
                        .bind("successorSalt", successorSalt)
                        .bind("fingerprint", fingerprint)
                        .execute());
    }

    void extend(String fingerprint, Instant expiresAt) {
        database.jdbi()
                .useHandle(handle -> handle.createUpdate(
                                "update refresh_tokens set expires_at = :expiresAt where fingerprint = :fingerprint")
                        .bind("expiresAt", column(expiresAt))
                        .bind("fingerprint", fingerprint)
                        .execute());
    }

    private static Token read(ResultSet row, StatementContext context) throws SQLException {
        return new Token(
                row.getString("fingerprint"),
                row.getObject("authorization_id", UUID.class),
                instant(row, "expires_at"),
                nullableInstant(row, "used_at"),
                row.getString("successor_salt"));
    }
}
