package dev.chirograph.server.oauth.grant;

import static dev.chirograph.server.database.StoredTimes.column;
import static dev.chirograph.server.database.StoredTimes.instant;

import dev.chirograph.server.database.Database;
import dev.chirograph.server.oauth.client.Resources;
import dev.chirograph.server.oauth.protocol.Scopes;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** The table {@code authorization_codes}. */
final class AuthorizationCodeStore {
    private final Database database;

    AuthorizationCodeStore(Database database) {
        this.database = database;
    }

    /**
     * A row.
     *
     * @param content never changes
     * @param authorizationId the authorization that the code's first use started, null before that
     */
    record Code(
            AuthorizationCode content,
            Instant goodUntil,
            @Nullable UUID authorizationId) {}

    void insert(String fingerprint, AuthorizationCode content, Instant goodUntil, Instant expiresAt) {
        database.jdbi()
                .useHandle(handle -> handle.createUpdate("""
                        insert into authorization_codes
                            (fingerprint, client_id, redirect_uri, code_challenge, dpop_key, subject, scopes, resources,
                             nonce, claims, authenticated_at, browser_session, good_until, expires_at)
                        values (:fingerprint, :clientId, :redirectUri, :codeChallenge, :dpopKey, :subject, :scopes, :resources,
                             :nonce, :claims, :authenticatedAt, :browserSession, :goodUntil, :expiresAt)
                        """)
                        .bind("fingerprint", fingerprint)
                        .bind("clientId", content.clientId())
                        .bind("redirectUri", content.redirectUri())
                        .bind("codeChallenge", content.codeChallenge())
                        .bind("dpopKey", content.dpopKey())
                        .bind("subject", content.subject())
                        .bind("scopes", Scopes.join(content.scopes()))
                        .bind("resources", Resources.join(content.resources()))
                        .bind("nonce", content.nonce())
                        .bind("claims", content.claims())
                        .bind("authenticatedAt", column(content.authenticatedAt()))
                        .bind("browserSession", content.browserSession())
                        .bind("goodUntil", column(goodUntil))
                        .bind("expiresAt", column(expiresAt))
                        .execute());
    }

    @Nullable
    Code find(String fingerprint) {
        return database.jdbi()
                .withHandle(handle -> handle.createQuery("""
                        select client_id, redirect_uri, code_challenge, dpop_key, subject, scopes, resources, nonce, claims,
                               authenticated_at, browser_session, good_until, authorization_id
                        from authorization_codes
                        where fingerprint = :fingerprint
                        """)
                        .bind("fingerprint", fingerprint)
                        .map(AuthorizationCodeStore::read)
                        .findOne()
                        .orElse(null));
    }

    /**
     * Marks a code as used if it is unused. Waits for a concurrent transaction that uses it.
     *
     * @return true for exactly one of several callers
     */
    boolean use(String fingerprint, Instant now) {
        return database.jdbi()
                        .withHandle(handle -> handle.createUpdate("""
                                update authorization_codes
                                set used_at = :now
                                where fingerprint = :fingerprint and used_at is null
                                """)
                                .bind("now", column(now))
                                .bind("fingerprint", fingerprint)
                                .execute())
                > 0;
    }

    void setAuthorization(String fingerprint, UUID authorizationId) {
        database.jdbi()
                .useHandle(handle -> handle.createUpdate("""
                        update authorization_codes
                        set authorization_id = :authorizationId
                        where fingerprint = :fingerprint
                        """)
                        .bind("authorizationId", authorizationId)
                        .bind("fingerprint", fingerprint)
                        .execute());
    }

    void useAllOfSubject(String subject, Instant now) {
        database.jdbi()
                .useHandle(handle -> handle.createUpdate("""
                        update authorization_codes
                        set used_at = :now
                        where subject = :subject and used_at is null
                        """)
                        .bind("now", column(now))
                        .bind("subject", subject)
                        .execute());
    }

    private static Code read(ResultSet row, StatementContext context) throws SQLException {
        return new Code(
                new AuthorizationCode(
                        row.getString("client_id"),
                        row.getString("redirect_uri"),
                        row.getString("code_challenge"),
                        row.getString("dpop_key"),
                        row.getString("subject"),
                        Scopes.split(row.getString("scopes")),
                        Resources.split(row.getString("resources")),
                        row.getString("nonce"),
                        row.getString("claims"),
                        instant(row, "authenticated_at"),
                        row.getObject("browser_session", UUID.class)),
                instant(row, "good_until"),
                row.getObject("authorization_id", UUID.class));
    }
}
