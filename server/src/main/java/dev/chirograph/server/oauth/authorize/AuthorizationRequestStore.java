package dev.chirograph.server.oauth.authorize;

import static dev.chirograph.server.database.StoredTimes.column;

import dev.chirograph.server.database.Database;
import dev.chirograph.server.oauth.protocol.Form;
import dev.chirograph.server.secret.RandomSecrets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The table {@code authorization_requests}. */
final class AuthorizationRequestStore {
    private final Database database;

    AuthorizationRequestStore(Database database) {
        this.database = database;
    }

    /**
     * @param browser the fingerprint of the secret of the browser that may continue it; null before it arrives with a
     *     browser
     */
    void insert(
            StoredAuthorizationRequest request,
            String clientId,
            @Nullable String browser,
            Instant goodUntil,
            Instant expiresAt) {
        database.jdbi()
                .useHandle(handle -> handle.createUpdate("""
                        insert into authorization_requests
                            (fingerprint, client_id, parameters, browser, browser_session, pushed, created_at, good_until,
                             expires_at)
                        values (:fingerprint, :clientId, :parameters, :browser, cast(:browserSession as uuid), :pushed, :createdAt, :goodUntil,
                             :expiresAt)
                        """)
                        .bind("fingerprint", RandomSecrets.fingerprint(request.id()))
                        .bind("clientId", clientId)
                        .bind("parameters", request.form().encoded())
                        .bind("browser", browser)
                        .bind("browserSession", request.browserSession())
                        .bind("pushed", request.pushed())
                        .bind("createdAt", column(request.arrivedAt()))
                        .bind("goodUntil", column(goodUntil))
                        .bind("expiresAt", column(expiresAt))
                        .execute());
    }

    @Nullable
    Form findPushed(String fingerprint, String clientId, Instant now) {
        return database.jdbi()
                .withHandle(handle -> handle.createQuery("""
                        select parameters
                        from authorization_requests
                        where fingerprint = :fingerprint and client_id = :clientId and browser is null and good_until > :now
                        """)
                        .bind("fingerprint", fingerprint)
                        .bind("clientId", clientId)
                        .bind("now", column(now))
                        .mapTo(String.class)
                        .map(Form::parse)
                        .findOne()
                        .orElse(null));
    }

    @Nullable
    StoredAuthorizationRequest findArrived(String id, String browser, Instant now) {
        return database.jdbi()
                .withHandle(handle -> handle.createQuery("""
                        select parameters, browser_session, pushed, created_at
                        from authorization_requests
                        where fingerprint = :fingerprint and browser = :browser and good_until > :now
                        """)
                        .bind("fingerprint", RandomSecrets.fingerprint(id))
                        .bind("browser", browser)
                        .bind("now", column(now))
                        .map((row, context) -> read(id, row))
                        .findOne()
                        .orElse(null));
    }

    /** Returns whether the row existed; of two concurrent calls exactly one gets true. */
    boolean delete(String fingerprint) {
        return database.jdbi()
                        .withHandle(handle -> handle.createUpdate(
                                        "delete from authorization_requests where fingerprint = :fingerprint")
                                .bind("fingerprint", fingerprint)
                                .execute())
                > 0;
    }

    private static StoredAuthorizationRequest read(String id, ResultSet row) throws SQLException {
        return new StoredAuthorizationRequest(
                id,
                Form.parse(row.getString("parameters")),
                row.getObject("browser_session", UUID.class),
                row.getString("pushed"),
                row.getObject("created_at", OffsetDateTime.class).toInstant());
    }
}
