package dev.chirograph.server.oauth.key;

import dev.chirograph.server.database.Database;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** The table {@code signing_keys}. */
final class SigningKeyStore {
    private final Database database;

    SigningKeyStore(Database database) {
        this.database = database;
    }

    /** Returns the private keys as JWKs, the newest first. */
    List<String> privateJwks() {
        return database.jdbi()
                .withHandle(
                        handle -> handle.createQuery("select private_jwk from signing_keys order by generation desc")
                                .mapTo(String.class)
                                .list());
    }

    /** Adds the first key, unless there is a first key already. */
    void insertFirst(String id, String privateJwk, Instant now) {
        database.jdbi()
                .useHandle(handle -> handle.createUpdate("""
                        insert into signing_keys (id, generation, private_jwk, created_at)
                        values (:id, 1, :privateJwk, :now)
                        on conflict do nothing
                        """)
                        .bind("id", id)
                        .bind("privateJwk", privateJwk)
                        .bind("now", now.truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC))
                        .execute());
    }
}
