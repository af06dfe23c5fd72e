package dev.chirograph.server.oauth.key;

import com.nimbusds.jose.jwk.JWK;
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

    /** Adds a key, the newest, unless another node adds one at the same time. */
    void insert(JWK key, Instant now) {
        database.jdbi()
                .useHandle(handle -> handle.createUpdate("""
                        insert into signing_keys (id, generation, private_jwk, created_at)
                        select :id, coalesce(max(generation), 0) + 1, :privateJwk, :now from signing_keys
                        on conflict do nothing
                        """)
                        .bind("id", key.getKeyID())
                        .bind("privateJwk", key.toJSONString())
                        .bind("now", now.truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC))
                        .execute());
    }
}
