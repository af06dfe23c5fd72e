package dev.chirograph.server.users;

import static dev.chirograph.server.database.StoredTimes.column;
import static dev.chirograph.server.database.StoredTimes.instant;

import dev.chirograph.server.database.Database;
import dev.chirograph.server.paging.CreationPosition;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** The table {@code users}. */
final class UserStore {
    private final Database database;

    UserStore(Database database) {
        this.database = database;
    }

    @Nullable
    UserRow find(UUID id) {
        return database.jdbi()
                .withHandle(handle -> handle.createQuery("select * from users where id = :id")
                        .bind("id", id)
                        .map(UserStore::read)
                        .findOne()
                        .orElse(null));
    }

    /** Finds the user of this name, in any case. */
    @Nullable
    UserRow findByUsername(String username) {
        return database.jdbi()
                .withHandle(handle -> handle.createQuery("select * from users where username_folded = :folded")
                        .bind("folded", fold(username))
                        .map(UserStore::read)
                        .findOne()
                        .orElse(null));
    }

    /** Finds a user and locks the row until the transaction ends. */
    @Nullable
    UserRow lock(UUID id) {
        return database.jdbi()
                .withHandle(handle -> handle.createQuery("select * from users where id = :id for update")
                        .bind("id", id)
                        .map(UserStore::read)
                        .findOne()
                        .orElse(null));
    }

    /** Returns the users after a position, up to a maximum number. */
    List<UserRow> list(CreationPosition<UUID> after, int most) {
        // The first condition follows from the second, but lets H2 start in the index.
        return database.jdbi()
                .withHandle(handle -> handle.createQuery("""
                        select * from users
                        where created_at >= :createdAt and (created_at, id) > (:createdAt, :id)
                        order by created_at, id
                        fetch first :most rows only
                        """)
                        .bind("createdAt", column(after.createdAt()))
                        .bind("id", after.id())
                        .bind("most", most)
                        .map(UserStore::read)
                        .list());
    }

    /** Adds a user; returns false if the name is taken, also by a concurrent transaction. */
    boolean insert(UserRow user) {
        return 1
                == database.jdbi()
                        .withHandle(handle ->
                                handle.createUpdate("""
                        insert into users
                            (id, username, username_folded, email, full_name, disabled, password_hash, scopes,
                             created_at, updated_at)
                        values
                            (:id, :username, :folded, :email, :fullName, :disabled, :passwordHash, :scopes,
                             :createdAt, :updatedAt)
                        on conflict do nothing
                        """).bindMap(columns(user)).execute());
    }

    /** Updates all mutable columns of a user. */
    void update(UserRow user) {
        database.jdbi()
                .useHandle(handle ->
                        handle.createUpdate("""
                        update users
                        set email = :email, full_name = :fullName, disabled = :disabled,
                            password_hash = :passwordHash, scopes = :scopes, updated_at = :updatedAt
                        where id = :id
                        """).bindMap(columns(user)).execute());
    }

    void delete(UUID id) {
        database.jdbi()
                .useHandle(handle -> handle.createUpdate("delete from users where id = :id")
                        .bind("id", id)
                        .execute());
    }

    private static Map<String, @Nullable Object> columns(UserRow user) {
        Map<String, @Nullable Object> columns = new HashMap<>();
        columns.put("id", user.id());
        columns.put("username", user.username());
        columns.put("folded", fold(user.username()));
        columns.put("email", user.email());
        columns.put("fullName", user.fullName());
        columns.put("disabled", user.disabled());
        columns.put("passwordHash", user.passwordHash());
        columns.put("scopes", String.join(" ", new TreeSet<>(user.scopes())));
        columns.put("createdAt", column(user.createdAt()));
        columns.put("updatedAt", column(user.updatedAt()));
        return columns;
    }

    private static UserRow read(ResultSet row, StatementContext context) throws SQLException {
        String scopes = row.getString("scopes");
        return new UserRow(
                row.getObject("id", UUID.class),
                row.getString("username"),
                row.getString("email"),
                row.getString("full_name"),
                row.getBoolean("disabled"),
                row.getString("password_hash"),
                scopes.isEmpty() ? Set.of() : Set.of(scopes.split(" ")),
                instant(row, "created_at"),
                instant(row, "updated_at"));
    }

    private static String fold(String username) {
        return username.toLowerCase(Locale.ROOT);
    }
}
