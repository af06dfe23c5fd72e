package dev.chirograph.server.dpop;

import dev.chirograph.server.database.Database;

/** The table {@code dpop_nonce_secret}. */
final class NonceSecretStore {
    private final Database database;

    NonceSecretStore(Database database) {
        this.database = database;
    }

    /** Returns the secret that all nodes share; this one, if there was none. */
    String findOrInsert(String fresh) {
        return database.jdbi().withHandle(handle -> {
            handle.createUpdate("""
                            insert into dpop_nonce_secret (id, secret)
                            values (1, :secret)
                            on conflict do nothing
                            """).bind("secret", fresh).execute();
            return handle.createQuery("select secret from dpop_nonce_secret where id = 1")
                    .mapTo(String.class)
                    .one();
        });
    }
}
