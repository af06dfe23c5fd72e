package dev.chirograph.server.oauth.authorization;

import static dev.chirograph.server.database.StoredTimes.column;
import static dev.chirograph.server.database.StoredTimes.instant;

import dev.chirograph.server.database.Database;
import dev.chirograph.server.oauth.client.Resources;
import dev.chirograph.server.oauth.protocol.Scopes;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** The tables {@code authorizations} and {@code revocations}. */
final class AuthorizationStore {
    private final Database database;

    AuthorizationStore(Database database) {
        this.database = database;
    }

    void insert(Authorization authorization) {
        database.jdbi()
                .useHandle(handle -> handle.createUpdate("""
                        insert into authorizations
                            (id, subject, client_id, scopes, resources, authenticated_at, browser_session, dpop_key,
                             claims, created_at, last_used_at, expires_at, revoked)
                        values (:id, :subject, :clientId, :scopes, :resources, :authenticatedAt, cast(:browserSession as uuid), :dpopKey,
                             :claims, :createdAt, :lastUsedAt, :expiresAt, :revoked)
                        """)
                        .bind("id", authorization.id())
                        .bind("subject", authorization.subject())
                        .bind("clientId", authorization.clientId())
                        .bind("scopes", Scopes.join(authorization.scopes()))
                        .bind("resources", Resources.join(authorization.resources()))
                        .bind("authenticatedAt", column(authorization.authenticatedAt()))
                        .bind("browserSession", authorization.browserSession())
                        .bind("dpopKey", authorization.dpopKey())
                        .bind("claims", authorization.claims())
                        .bind("createdAt", column(authorization.createdAt()))
                        .bind("lastUsedAt", column(authorization.lastUsedAt()))
                        .bind("expiresAt", column(authorization.expiresAt()))
                        .bind("revoked", authorization.revoked())
                        .execute());
    }

    @Nullable
    Authorization find(UUID id) {
        return find(id, "");
    }

    /** Returns a row and locks it until the transaction ends. */
    @Nullable
    Authorization lock(UUID id) {
        return find(id, " for update");
    }

    private @Nullable Authorization find(UUID id, String suffix) {
        return database.jdbi()
                .withHandle(handle -> handle.createQuery("""
                        select id, subject, client_id, scopes, resources, authenticated_at, browser_session, dpop_key,
                               claims, created_at, last_used_at, expires_at, revoked
                        from authorizations
                        where id = :id""" + suffix)
                        .bind("id", id)
                        .map(AuthorizationStore::read)
                        .findOne()
                        .orElse(null));
    }

    List<UUID> idsOfSubject(String subject) {
        return database.jdbi()
                .withHandle(handle -> handle.createQuery(
                                "select id from authorizations where subject = :subject and not revoked order by id")
                        .bind("subject", subject)
                        .mapTo(UUID.class)
                        .list());
    }

    /** Returns the authorizations of a browser session that are not revoked. */
    List<Authorization> ofBrowserSession(UUID browserSession) {
        return database.jdbi()
                .withHandle(handle -> handle.createQuery("""
                        select id, subject, client_id, scopes, resources, authenticated_at, browser_session, dpop_key, claims,
                               created_at, last_used_at, expires_at, revoked
                        from authorizations
                        where browser_session = :browserSession and not revoked
                        order by id
                        """)
                        .bind("browserSession", browserSession)
                        .map(AuthorizationStore::read)
                        .list());
    }

    void touch(UUID id, Instant now) {
        database.jdbi()
                .useHandle(handle -> handle.createUpdate("update authorizations set last_used_at = :now where id = :id")
                        .bind("now", column(now))
                        .bind("id", id)
                        .execute());
    }

    /** Returns whether it was not revoked before. */
    boolean revoke(UUID id) {
        return database.jdbi()
                        .withHandle(handle -> handle.createUpdate(
                                        "update authorizations set revoked = true where id = :id and not revoked")
                                .bind("id", id)
                                .execute())
                > 0;
    }

    void deleteOfSubject(String subject) {
        database.jdbi()
                .useHandle(handle -> handle.createUpdate("delete from authorizations where subject = :subject")
                        .bind("subject", subject)
                        .execute());
    }

    /** Stores that access tokens with this id, of any kind, are revoked. */
    void insertRevocation(String id, Instant now, Instant expiresAt) {
        database.jdbi()
                .useHandle(handle -> handle.createUpdate("""
                        insert into revocations (id, revoked_at, expires_at)
                        values (:id, :now, :expiresAt)
                        on conflict do nothing
                        """)
                        .bind("id", id)
                        .bind("now", column(now))
                        .bind("expiresAt", column(expiresAt))
                        .execute());
    }

    /** Returns whether one of these ids was revoked. */
    boolean hasRevocation(List<String> ids) {
        return database.jdbi()
                        .withHandle(handle -> handle.createQuery("select count(*) from revocations where id in (<ids>)")
                                .bindList("ids", ids)
                                .mapTo(Integer.class)
                                .one())
                > 0;
    }

    private static Authorization read(ResultSet row, StatementContext context) throws SQLException {
        return new Authorization(
                row.getObject("id", UUID.class),
                row.getString("subject"),
                row.getString("client_id"),
                Scopes.split(row.getString("scopes")),
                Resources.split(row.getString("resources")),
                instant(row, "authenticated_at"),
                row.getObject("browser_session", UUID.class),
                row.getString("dpop_key"),
                row.getString("claims"),
                instant(row, "created_at"),
                instant(row, "last_used_at"),
                instant(row, "expires_at"),
                row.getBoolean("revoked"));
    }
}
