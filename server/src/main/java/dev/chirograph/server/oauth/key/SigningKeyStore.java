package dev.chirograph.server.oauth.key;

import static dev.chirograph.server.database.StoredTimes.column;
import static dev.chirograph.server.database.StoredTimes.instant;

import dev.chirograph.server.database.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.statement.StatementContext;

/** The table {@code signing_keys}. */
final class SigningKeyStore {
    private final Database database;

    SigningKeyStore(Database database) {
        this.database = database;
    }

    /** Returns all keys, grouped by algorithm, the oldest first. */
    List<SigningKeyRow> all() {
        return database.jdbi()
                .withHandle(handle ->
                        handle.createQuery("""
                        select id, algorithm, generation, public_jwk, private_jwk, signs_from
                        from signing_keys
                        order by algorithm, generation
                        """).map(SigningKeyStore::read).list());
    }

    /** Inserts a key, unless another node has inserted one of its algorithm and generation. */
    void insert(SigningKeyRow key, Instant now) {
        database.jdbi()
                .useHandle(handle -> handle.createUpdate("""
                        insert into signing_keys
                            (id, algorithm, generation, public_jwk, private_jwk, created_at, signs_from)
                        values (:id, :algorithm, :generation, :publicJwk, :privateJwk, :now, :signsFrom)
                        on conflict do nothing
                        """)
                        .bind("id", key.id())
                        .bind("algorithm", key.algorithm())
                        .bind("generation", key.generation())
                        .bind("publicJwk", key.publicKey())
                        .bind("privateJwk", key.privateKey())
                        .bind("now", column(now))
                        .bind("signsFrom", column(key.signsFrom()))
                        .execute());
    }

    /** Replaces the encrypted key, unless another node has done so or deleted its private part. */
    void replace(SigningKeyRow before, String publicKey, String privateKey) {
        database.jdbi()
                .useHandle(handle -> handle.createUpdate("""
                        update signing_keys set public_jwk = :publicJwk, private_jwk = :privateJwk
                        where id = :id and private_jwk = :before
                        """)
                        .bind("publicJwk", publicKey)
                        .bind("privateJwk", privateKey)
                        .bind("id", before.id())
                        .bind("before", before.privateKey())
                        .execute());
    }

    void deletePrivatePart(String id) {
        database.jdbi()
                .useHandle(handle -> handle.createUpdate("update signing_keys set private_jwk = null where id = :id")
                        .bind("id", id)
                        .execute());
    }

    void delete(String id) {
        database.jdbi()
                .useHandle(handle -> handle.createUpdate("delete from signing_keys where id = :id")
                        .bind("id", id)
                        .execute());
    }

    private static SigningKeyRow read(ResultSet row, StatementContext context) throws SQLException {
        return new SigningKeyRow(
                row.getString("id"),
                row.getString("algorithm"),
                row.getInt("generation"),
                row.getString("public_jwk"),
                row.getString("private_jwk"),
                instant(row, "signs_from"));
    }
}
