package dev.chirograph.server.oauth.grant;

import static dev.chirograph.server.database.StoredTimes.column;
import static dev.chirograph.server.database.StoredTimes.instant;
import static dev.chirograph.server.database.StoredTimes.nullableInstant;

import dev.chirograph.server.database.Database;
import dev.chirograph.server.oauth.client.Resources;
import dev.chirograph.server.oauth.grant.DeviceAuthorization.Approved;
import dev.chirograph.server.oauth.grant.DeviceAuthorization.Decision;
import dev.chirograph.server.oauth.grant.DeviceAuthorization.Denied;
import dev.chirograph.server.oauth.protocol.Scopes;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** The tables {@code device_authorizations} and {@code device_guesses}. */
final class DeviceAuthorizationStore {
    private final Database database;

    DeviceAuthorizationStore(Database database) {
        this.database = database;
    }

    /** Returns false if the user code is in use. */
    boolean insert(DeviceAuthorization authorization, Instant expiresAt) {
        return database.jdbi()
                        .withHandle(handle -> handle.createUpdate("""
                                insert into device_authorizations
                                    (fingerprint, user_code, client_id, scopes, resources, interval_seconds, good_until,
                                     expires_at)
                                values (:fingerprint, :userCode, :clientId, :scopes, :resources, :interval, :goodUntil,
                                     :expiresAt)
                                on conflict do nothing
                                """)
                                .bind("fingerprint", authorization.fingerprint())
                                .bind("userCode", authorization.userCode())
                                .bind("clientId", authorization.clientId())
                                .bind("scopes", Scopes.join(authorization.scopes()))
                                .bind("resources", Resources.join(authorization.resources()))
                                .bind("interval", (int) authorization.interval().toSeconds())
                                .bind("goodUntil", column(authorization.goodUntil()))
                                .bind("expiresAt", column(expiresAt))
                                .execute())
                > 0;
    }

    @Nullable
    DeviceAuthorization findByUserCode(String userCode) {
        return find("user_code = :value", userCode);
    }

    /** Returns a row and locks it until the transaction ends. */
    @Nullable
    DeviceAuthorization lock(String fingerprint) {
        return find("fingerprint = :value for update", fingerprint);
    }

    private @Nullable DeviceAuthorization find(String condition, String value) {
        return database.jdbi()
                .withHandle(handle -> handle.createQuery("""
                        select fingerprint, user_code, client_id, scopes, resources, interval_seconds, polled_at, approved,
                               subject, authenticated_at, good_until
                        from device_authorizations
                        where\s""" + condition)
                        .bind("value", value)
                        .map(DeviceAuthorizationStore::read)
                        .findOne()
                        .orElse(null));
    }

    void setPolled(String fingerprint, Instant polledAt, Duration interval) {
        database.jdbi()
                .useHandle(handle -> handle.createUpdate("""
                        update device_authorizations
                        set polled_at = :polledAt, interval_seconds = :interval
                        where fingerprint = :fingerprint
                        """)
                        .bind("polledAt", column(polledAt))
                        .bind("interval", (int) interval.toSeconds())
                        .bind("fingerprint", fingerprint)
                        .execute());
    }

    /** Returns true for exactly one of several decisions, and false for all once the codes have expired. */
    boolean approve(String fingerprint, Approved approval, Set<String> scopes, Instant now) {
        return database.jdbi()
                        .withHandle(handle -> handle.createUpdate("""
                                update device_authorizations
                                set approved = true, scopes = :scopes, subject = :subject,
                                    authenticated_at = :authenticatedAt
                                where fingerprint = :fingerprint and approved is null and good_until > :now
                                """)
                                .bind("scopes", Scopes.join(scopes))
                                .bind("subject", approval.subject())
                                .bind("authenticatedAt", column(approval.authenticatedAt()))
                                .bind("fingerprint", fingerprint)
                                .bind("now", column(now))
                                .execute())
                > 0;
    }

    /** Returns true for exactly one of several decisions, and false for all once the codes have expired. */
    boolean deny(String fingerprint, Instant now) {
        return database.jdbi()
                        .withHandle(handle -> handle.createUpdate("""
                                update device_authorizations
                                set approved = false
                                where fingerprint = :fingerprint and approved is null and good_until > :now
                                """)
                                .bind("fingerprint", fingerprint)
                                .bind("now", column(now))
                                .execute())
                > 0;
    }

    void delete(String fingerprint) {
        database.jdbi()
                .useHandle(handle -> handle.createUpdate(
                                "delete from device_authorizations where fingerprint = :fingerprint")
                        .bind("fingerprint", fingerprint)
                        .execute());
    }

    /** Deletes the requests that a user has approved and no device has redeemed. */
    void deleteOfSubject(String subject) {
        database.jdbi()
                .useHandle(handle -> handle.createUpdate("delete from device_authorizations where subject = :subject")
                        .bind("subject", subject)
                        .execute());
    }

    void insertWrongCode(UUID id, String subject, Instant expiresAt) {
        database.jdbi()
                .useHandle(handle -> handle.createUpdate("""
                        insert into device_guesses (id, subject, expires_at)
                        values (:id, :subject, :expiresAt)
                        """)
                        .bind("id", id)
                        .bind("subject", subject)
                        .bind("expiresAt", column(expiresAt))
                        .execute());
    }

    int countWrongCodes(String subject, Instant now) {
        return database.jdbi()
                .withHandle(handle -> handle.createQuery(
                                "select count(*) from device_guesses where subject = :subject and expires_at > :now")
                        .bind("subject", subject)
                        .bind("now", column(now))
                        .mapTo(Integer.class)
                        .one());
    }

    void deleteWrongCode(UUID id) {
        database.jdbi()
                .useHandle(handle -> handle.createUpdate("delete from device_guesses where id = :id")
                        .bind("id", id)
                        .execute());
    }

    private static DeviceAuthorization read(ResultSet row, StatementContext context) throws SQLException {
        return new DeviceAuthorization(
                row.getString("fingerprint"),
                row.getString("user_code"),
                row.getString("client_id"),
                Scopes.split(row.getString("scopes")),
                Resources.split(row.getString("resources")),
                Duration.ofSeconds(row.getInt("interval_seconds")),
                nullableInstant(row, "polled_at"),
                readDecision(row),
                instant(row, "good_until"));
    }

    private static @Nullable Decision readDecision(ResultSet row) throws SQLException {
        boolean approved = row.getBoolean("approved");
        if (row.wasNull()) {
            return null;
        }
        return approved ? new Approved(row.getString("subject"), instant(row, "authenticated_at")) : new Denied();
    }
}
