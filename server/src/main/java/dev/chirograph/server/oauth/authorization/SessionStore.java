package dev.chirograph.server.oauth.authorization;

import static dev.chirograph.server.database.StoredTimes.column;
import static dev.chirograph.server.database.StoredTimes.instant;

import dev.chirograph.server.database.Database;
import dev.chirograph.server.oauth.protocol.Scopes;
import dev.chirograph.server.paging.CreationPosition;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.statement.StatementContext;

/** Reads the tables {@code authorizations}, {@code refresh_tokens} and {@code clients} for the list of sessions. */
final class SessionStore {
    private final Database database;

    SessionStore(Database database) {
        this.database = database;
    }

    /** An authorization that still has valid tokens. */
    record Session(
            UUID id,
            String clientId,
            String clientName,
            Set<String> scopes,
            Instant createdAt,
            Instant lastUsedAt,
            Instant expiresAt) {
        CreationPosition<UUID> position() {
            return new CreationPosition<>(createdAt, id);
        }
    }

    /**
     * Returns the active authorizations: not revoked, not expired and with a valid token.
     *
     * @param accessTokensSince the time of issue of the oldest access tokens that are still valid
     */
    List<Session> list(String subject, Instant now, Instant accessTokensSince, CreationPosition<UUID> after, int most) {
        return database.jdbi()
                .withHandle(handle -> handle.createQuery("""
                        select a.id, a.client_id, c.name as client_name, a.scopes, a.created_at, a.last_used_at, a.expires_at
                        from authorizations a
                        join clients c on c.id = a.client_id
                        where a.subject = :subject
                          and (a.created_at > :createdAt or (a.created_at = :createdAt and a.id > :id))
                          and not a.revoked
                          and a.expires_at > :now
                          and (a.last_used_at > :accessTokensSince
                               or exists (select 1
                                          from refresh_tokens t
                                          where t.authorization_id = a.id and t.used_at is null and t.expires_at > :now))
                        order by a.created_at, a.id
                        limit :most
                        """)
                        .bind("subject", subject)
                        .bind("createdAt", column(after.createdAt()))
                        .bind("id", after.id())
                        .bind("now", column(now))
                        .bind("accessTokensSince", column(accessTokensSince))
                        .bind("most", most)
                        .map(SessionStore::read)
                        .list());
    }

    private static Session read(ResultSet row, StatementContext context) throws SQLException {
        return new Session(
                row.getObject("id", UUID.class),
                row.getString("client_id"),
                row.getString("client_name"),
                Scopes.split(row.getString("scopes")),
                instant(row, "created_at"),
                instant(row, "last_used_at"),
                instant(row, "expires_at"));
    }
}
