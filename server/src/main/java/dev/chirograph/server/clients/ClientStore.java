package dev.chirograph.server.clients;

import dev.chirograph.server.database.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** The table {@code clients}. */
final class ClientStore {
    private final Database database;
    private final Clock clock;

    ClientStore(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    @Nullable
    Client find(String id) {
        return database.jdbi()
                .withHandle(handle -> handle.createQuery(
                                "select id, name, secret_hash, grants, scopes, enabled from clients where id = :id")
                        .bind("id", id)
                        .map(ClientStore::read)
                        .findOne()
                        .orElse(null));
    }

    /** Writes the client whether it is there already or not; two that write the same one at once do not clash. */
    void put(Client client) {
        database.jdbi().useTransaction(handle -> {
            int changed = handle.createUpdate("""
                            update clients
                            set name = :name, secret_hash = :secretHash, grants = :grants, scopes = :scopes,
                                enabled = :enabled, updated_at = :now
                            where id = :id
                            """).bindMap(columns(client)).execute();
            if (changed == 0) {
                handle.createUpdate("""
                                insert into clients
                                    (id, name, secret_hash, grants, scopes, enabled, created_at, updated_at)
                                values (:id, :name, :secretHash, :grants, :scopes, :enabled, :now, :now)
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
        columns.put("grants", join(client.grants()));
        columns.put("scopes", join(client.scopes()));
        columns.put("enabled", client.enabled());
        columns.put(
                "now", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC).truncatedTo(ChronoUnit.MICROS));
        return columns;
    }

    private static Client read(ResultSet row, StatementContext context) throws SQLException {
        return new Client(
                row.getString("id"),
                row.getString("name"),
                row.getString("secret_hash"),
                split(row.getString("grants")),
                split(row.getString("scopes")),
                row.getBoolean("enabled"));
    }

    private static String join(Set<String> words) {
        return String.join(" ", new TreeSet<>(words));
    }

    private static Set<String> split(String words) {
        return words.isEmpty() ? Set.of() : Set.of(words.split(" "));
    }
}
