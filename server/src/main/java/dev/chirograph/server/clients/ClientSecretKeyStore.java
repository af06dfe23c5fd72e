package dev.chirograph.server.clients;

import dev.chirograph.server.database.Database;

/** The table {@code client_secret_key}. */
final class ClientSecretKeyStore {
    private final Database database;

    ClientSecretKeyStore(Database database) {
        this.database = database;
    }

    /** Returns the key that all nodes share; this one, if there was none. */
    String findOrInsert(String fresh) {
        return database.jdbi().withHandle(handle -> {
            handle.createUpdate("""
                            insert into client_secret_key (id, secret)
                            values (1, :secret)
                            on conflict do nothing
                            """).bind("secret", fresh).execute();
            return handle.createQuery("select secret from client_secret_key where id = 1")
                    .mapTo(String.class)
                    .one();
        });
    }
}
