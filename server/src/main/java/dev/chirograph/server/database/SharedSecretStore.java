package dev.chirograph.server.database;

/** A table with one row: a secret shared by all nodes of a database. */
public final class SharedSecretStore {
    private final Database database;
    private final String table;

    /** @param table a table with the columns {@code id} and {@code secret} */
    public SharedSecretStore(Database database, String table) {
        this.database = database;
        this.table = table;
    }

    /** Returns the secret, after storing this one if there is none. */
    public String findOrInsert(String fresh) {
        return database.jdbi().withHandle(handle -> {
            handle.createUpdate("insert into " + table + " (id, secret) values (1, :secret) on conflict do nothing")
                    .bind("secret", fresh)
                    .execute();
            return handle.createQuery("select secret from " + table + " where id = 1")
                    .mapTo(String.class)
                    .one();
        });
    }
}
