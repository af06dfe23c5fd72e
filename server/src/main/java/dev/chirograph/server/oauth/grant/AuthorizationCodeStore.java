package dev.chirograph.server.oauth.grant;

import static dev.chirograph.server.database.StoredTimes.column;
import static dev.chirograph.server.database.StoredTimes.instant;

import dev.chirograph.server.database.Database;
import dev.chirograph.server.oauth.protocol.Scopes;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** The table {@code authorization_codes}. */
final class AuthorizationCodeStore {
    private final Database database;

    AuthorizationCodeStore(Database database) {
        this.database = database;
    }

    /** One code. What it stands for never changes; the other two are as they were when it was read. */
    record Code(
            AuthorizationCode grant,
            Instant goodUntil,
            @Nullable UUID authorizationId) {}

    void insert(String fingerprint, AuthorizationCode grant, Instant goodUntil, Instant expiresAt) {
        database.jdbi()
                .useHandle(handle -> handle.createUpdate("""
                        insert into authorization_codes
                            (fingerprint, client_id, redirect_uri, code_challenge, dpop_key, subject, scopes, resources,
                             nonce, claims, authenticated_at, browser_session, good_until, expires_at)
                        values (:fingerprint, :clientId, :redirectUri, :codeChallenge, :dpopKey, :subject, :scopes, :resources,
                             :nonce, :claims, :authenticatedAt, :browserSession, :goodUntil, :expiresAt)
                        """)
                        .bind("fingerprint", fingerprint)
                        .bind("clientId", grant.clientId())
                        .bind("redirectUri", grant.redirectUri())
                        .bind("codeChallenge", grant.codeChallenge())
                        .bind("dpopKey", grant.dpopKey())
                        .bind("subject", grant.subject())
                        .bind("scopes", Scopes.join(grant.scopes()))
                        .bind("resources", String.join(" ", grant.resources()))
                        .bind("nonce", grant.nonce())
                        .bind("claims", grant.claims())
                        .bind("authenticatedAt", column(grant.authenticatedAt()))
                        .bind("browserSession", grant.browserSession())
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
     * Marks a code used unless it is used already. One that comes while another transaction uses it waits for how that ends.
     *
     * @return whether it was not used before; of two that ask at once exactly one hears so
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
                        List.of(row.getString("resources").split(" ")),
                        row.getString("nonce"),
                        row.getString("claims"),
                        instant(row, "authenticated_at"),
                        row.getObject("browser_session", UUID.class)),
                instant(row, "good_until"),
                row.getObject("authorization_id", UUID.class));
    }
}
