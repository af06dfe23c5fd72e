package dev.chirograph.server.oauth.refresh;

import dev.chirograph.server.database.Database;
import dev.chirograph.server.oauth.grant.Scopes;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** The tables {@code refresh_families} and {@code refresh_tokens}. */
final class RefreshStore {
    private final Database database;

    RefreshStore(Database database) {
        this.database = database;
    }

    /** One sign-in. */
    record Family(UUID id, String subject, String clientId, Set<String> scopes, boolean revoked, Instant expiresAt) {
        boolean isGood(Instant now) {
            return !revoked && expiresAt.isAfter(now);
        }
    }

    /** One refresh token, by its fingerprint. */
    record Token(
            String fingerprint,
            UUID familyId,
            Instant expiresAt,
            @Nullable Instant usedAt) {
        boolean isUsed() {
            return usedAt != null;
        }
    }

    void insert(Family family, Instant now) {
        database.jdbi()
                .useHandle(handle -> handle.createUpdate("""
                        insert into refresh_families
                            (id, subject, client_id, scopes, revoked, created_at, expires_at)
                        values (:id, :subject, :clientId, :scopes, :revoked, :now, :expiresAt)
                        """)
                        .bind("id", family.id())
                        .bind("subject", family.subject())
                        .bind("clientId", family.clientId())
                        .bind("scopes", Scopes.join(family.scopes()))
                        .bind("revoked", family.revoked())
                        .bind("now", column(now))
                        .bind("expiresAt", column(family.expiresAt()))
                        .execute());
    }

    void insert(Token token) {
        database.jdbi()
                .useHandle(handle -> handle.createUpdate("""
                        insert into refresh_tokens (fingerprint, family_id, expires_at)
                        values (:fingerprint, :familyId, :expiresAt)
                        """)
                        .bind("fingerprint", token.fingerprint())
                        .bind("familyId", token.familyId())
                        .bind("expiresAt", column(token.expiresAt()))
                        .execute());
    }

    /** Finds the family of a token and keeps others from it until the transaction ends. */
    @Nullable
    Family lockFamilyOf(String fingerprint) {
        return database.jdbi()
                .withHandle(handle -> handle.createQuery("""
                        select id, subject, client_id, scopes, revoked, expires_at
                        from refresh_families
                        where id = (select family_id from refresh_tokens where fingerprint = :fingerprint)
                        for update
                        """)
                        .bind("fingerprint", fingerprint)
                        .map(RefreshStore::readFamily)
                        .findOne()
                        .orElse(null));
    }

    @Nullable
    Token find(String fingerprint) {
        return database.jdbi()
                .withHandle(handle -> handle.createQuery("""
                        select fingerprint, family_id, expires_at, used_at
                        from refresh_tokens
                        where fingerprint = :fingerprint
                        """)
                        .bind("fingerprint", fingerprint)
                        .map(RefreshStore::readToken)
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

    void revoke(UUID familyId) {
        database.jdbi()
                .useHandle(handle -> handle.createUpdate("update refresh_families set revoked = true where id = :id")
                        .bind("id", familyId)
                        .execute());
    }

    void revokeFamiliesOf(String subject) {
        database.jdbi()
                .useHandle(handle -> handle.createUpdate(
                                "update refresh_families set revoked = true where subject = :subject and not revoked")
                        .bind("subject", subject)
                        .execute());
    }

    void deleteFamiliesOf(String subject) {
        database.jdbi()
                .useHandle(handle -> handle.createUpdate("delete from refresh_families where subject = :subject")
                        .bind("subject", subject)
                        .execute());
    }

    void deleteExpired(Instant now) {
        database.jdbi()
                .useHandle(handle -> handle.createUpdate("delete from refresh_families where expires_at < :now")
                        .bind("now", column(now))
                        .execute());
    }

    private static Family readFamily(ResultSet row, StatementContext context) throws SQLException {
        return new Family(
                row.getObject("id", UUID.class),
                row.getString("subject"),
                row.getString("client_id"),
                Scopes.split(row.getString("scopes")),
                row.getBoolean("revoked"),
                row.getObject("expires_at", OffsetDateTime.class).toInstant());
    }

    private static Token readToken(ResultSet row, StatementContext context) throws SQLException {
        OffsetDateTime usedAt = row.getObject("used_at", OffsetDateTime.class);
        return new Token(
                row.getString("fingerprint"),
                row.getObject("family_id", UUID.class),
                row.getObject("expires_at", OffsetDateTime.class).toInstant(),
                usedAt == null ? null : usedAt.toInstant());
    }

    private static OffsetDateTime column(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
    }
}
