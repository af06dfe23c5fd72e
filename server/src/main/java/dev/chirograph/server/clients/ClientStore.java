package dev.chirograph.server.clients;

import static dev.chirograph.server.database.StoredTimes.column;
import static dev.chirograph.server.database.StoredTimes.instant;

import dev.chirograph.server.database.Database;
import dev.chirograph.server.paging.CreationPosition;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** The table {@code clients}. */
final class ClientStore {
    private static final String COLUMNS =
            "id, name, authentication_method, secret_hash, jwks, grants, scopes, redirect_uris,"
                    + " post_logout_redirect_uris, consent_required, dpop_required, pushed_requests_required, pkce_required, id_token_algorithm,"
                    + " enabled";

    private final Database database;
    private final Clock clock;

    ClientStore(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    @Nullable
    Client find(String id) {
        return database.jdbi()
                .withHandle(handle -> handle.createQuery("select " + COLUMNS + " from clients where id = :id")
                        .bind("id", id)
                        .map(ClientStore::read)
                        .findOne()
                        .orElse(null));
    }

    /** Returns a client and its registration time; null for none. */
    @Nullable
    StoredClient findRegistered(String id) {
        return database.jdbi()
                .withHandle(
                        handle -> handle.createQuery("select " + COLUMNS + ", created_at from clients where id = :id")
                                .bind("id", id)
                                .map(ClientStore::readRegistered)
                                .findOne()
                                .orElse(null));
    }

    /** Returns the enabled clients after a position, the oldest first. */
    List<StoredClient> list(CreationPosition<String> position, int limit) {
        return database.jdbi()
                .withHandle(handle -> handle.createQuery("select " + COLUMNS + """
                        , created_at
                        from clients
                        where enabled and (created_at > :createdAt or created_at = :createdAt and id > :id)
                        order by created_at, id
                        limit :limit
                        """)
                        .bind("createdAt", column(position.createdAt()))
                        .bind("id", position.id())
                        .bind("limit", limit)
                        .map(ClientStore::readRegistered)
                        .list());
    }

    /** Returns whether the client exists. */
    boolean replaceSecret(String id, String hash) {
        return database.jdbi()
                        .withHandle(handle -> handle.createUpdate(
                                        "update clients set secret_hash = :hash, updated_at = :now where id = :id")
                                .bind("hash", hash)
                                .bind("now", column(clock.instant()))
                                .bind("id", id)
                                .execute())
                > 0;
    }

    /** Stores another hash of the same secret, unless the secret has changed. */
    void replaceHash(String id, String before, String after) {
        database.jdbi()
                .useHandle(handle -> handle.createUpdate(
                                "update clients set secret_hash = :after where id = :id and secret_hash = :before")
                        .bind("after", after)
                        .bind("id", id)
                        .bind("before", before)
                        .execute());
    }

    /** Deletes the client and its rows in other tables; returns whether it existed. */
    boolean delete(String id) {
        return database.jdbi()
                        .withHandle(handle -> handle.createUpdate("delete from clients where id = :id")
                                .bind("id", id)
                                .execute())
                > 0;
    }

    /** Inserts or updates the client; concurrent calls do not conflict. */
    void put(Client client) {
        database.jdbi().useTransaction(handle -> {
            int changed = handle.createUpdate("""
                            update clients
                            set name = :name, authentication_method = :authenticationMethod, secret_hash = :secretHash,
                                jwks = :jwks, grants = :grants, scopes = :scopes, redirect_uris = :redirectUris,
                                post_logout_redirect_uris = :postLogoutRedirectUris, consent_required = :consentRequired,
                                dpop_required = :dpopRequired, pushed_requests_required = :pushedRequestsRequired,
                                pkce_required = :pkceRequired,
                                id_token_algorithm = :idTokenAlgorithm, enabled = :enabled, updated_at = :now
                            where id = :id
                            """).bindMap(columns(client)).execute();
            if (changed == 0) {
                handle.createUpdate("""
                                insert into clients
                                    (id, name, authentication_method, secret_hash, jwks, grants, scopes, redirect_uris,
                                     post_logout_redirect_uris, consent_required, dpop_required,
                                     pushed_requests_required, pkce_required, id_token_algorithm, enabled, created_at, updated_at)
                                values (:id, :name, :authenticationMethod, :secretHash, :jwks, :grants, :scopes,
                                     :redirectUris, :postLogoutRedirectUris, :consentRequired, :dpopRequired,
                                     :pushedRequestsRequired, :pkceRequired, :idTokenAlgorithm, :enabled, :now, :now)
                                on conflict do nothing
                                """).bindMap(columns(client)).execute();
            }
        });
    }

    private Map<String, @Nullable Object> columns(Client client) {
        Map<String, @Nullable Object> columns = new HashMap<>();
        columns.put("id", client.id());
        columns.put("name", client.name());
        columns.put("secretHash", client.secretHash());
        columns.put("authenticationMethod", client.authenticationMethod().value());
        columns.put("jwks", client.jwks());
        columns.put("redirectUris", String.join(" ", client.redirectUris()));
        columns.put("postLogoutRedirectUris", String.join(" ", client.postLogoutRedirectUris()));
        columns.put("consentRequired", client.consentRequired());
        columns.put("dpopRequired", client.dpopRequired());
        columns.put("pushedRequestsRequired", client.pushedRequestsRequired());
        columns.put("pkceRequired", client.pkceRequired());
        columns.put("idTokenAlgorithm", client.idTokenAlgorithm());
        columns.put("grants", join(client.grants()));
        columns.put("scopes", join(client.scopes()));
        columns.put("enabled", client.enabled());
        columns.put("now", column(clock.instant()));
        return columns;
    }

    private static StoredClient readRegistered(ResultSet row, StatementContext context) throws SQLException {
        return new StoredClient(read(row, context), instant(row, "created_at"));
    }

    private static Client read(ResultSet row, StatementContext context) throws SQLException {
        return Client.builder(row.getString("id"), row.getString("name"))
                .authenticationMethod(AuthenticationMethod.of(row.getString("authentication_method")))
                .secretHash(row.getString("secret_hash"))
                .jwks(row.getString("jwks"))
                .grants(split(row.getString("grants")))
                .scopes(split(row.getString("scopes")))
                .redirectUris(split(row.getString("redirect_uris")))
                .postLogoutRedirectUris(split(row.getString("post_logout_redirect_uris")))
                .consentRequired(row.getBoolean("consent_required"))
                .dpopRequired(row.getBoolean("dpop_required"))
                .pushedRequestsRequired(row.getBoolean("pushed_requests_required"))
                .pkceRequired(row.getBoolean("pkce_required"))
                .idTokenAlgorithm(row.getString("id_token_algorithm"))
                .enabled(row.getBoolean("enabled"))
                .build();
    }

    private static String join(Set<String> words) {
        return String.join(" ", new TreeSet<>(words));
    }

    private static List<String> split(String words) {
        return words.isEmpty() ? List.of() : List.of(words.split(" "));
    }
}
