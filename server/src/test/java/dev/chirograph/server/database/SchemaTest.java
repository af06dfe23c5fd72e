package dev.chirograph.server.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.chirograph.server.BothStores;
import dev.chirograph.server.Store;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;

final class SchemaTest {
    @TempDir
    private Path folder;

    @BothStores
    void anEmptyDatabaseGetsItsTablesEvenIfItMayNotBeMigrated(Store store) {
        DatabaseSettings settings = store.settings(folder);
        SchemaState before = Database.stateOf(settings);

        Database.open(settings, false).close();

        SchemaState after = Database.stateOf(settings);
        assertNull(before.version());
        assertFalse(before.isOlder());
        assertEquals(before.pending().getLast().version(), after.version());
        assertEquals(List.of(), after.pending());
    }

    @BothStores
    void olderTablesAreMigratedOnlyIfTheyMay(Store store) {
        DatabaseSettings settings = store.settings(folder);
        makeOlder(settings);

        SchemaState state = Database.stateOf(settings);
        DatabaseUnavailableException refusal =
                assertThrows(DatabaseUnavailableException.class, () -> Database.open(settings, false));

        assertTrue(state.isOlder());
        assertNotNull(state.version());
        assertTrue(refusal.getMessage().contains("run the command `migrate`"), refusal.getMessage());
        Database.open(settings, true).close();
        assertFalse(Database.stateOf(settings).isOlder());
    }

    @BothStores
    void newerTablesAreRefused(Store store) {
        DatabaseSettings settings = store.settings(folder);
        try (Database database = Database.open(settings)) {
            execute(database, """
                    insert into "flyway_schema_history"
                        ("installed_rank", "version", "description", "type", "script", "checksum", "installed_by",
                         "execution_time", "success")
                    values (999, '999', 'newer', 'SQL', 'V999__newer.sql', 1, 'test', 1, true)
                    """);
        }

        DatabaseUnavailableException refusal =
                assertThrows(DatabaseUnavailableException.class, () -> Database.open(settings, true));

        assertTrue(
                refusal.getMessage().contains("schema version 999, which a newer release has made"),
                refusal.getMessage());
        assertThrows(DatabaseUnavailableException.class, () -> Database.stateOf(settings));
    }

    /** Undoes the last migration. */
    private static void makeOlder(DatabaseSettings settings) {
        try (Database database = Database.open(settings)) {
            execute(database, "drop table client_secret_key");
            execute(database, "drop table shared_time");
            execute(database, "delete from \"flyway_schema_history\" where \"version\" = '12'");
        }
    }

    private static void execute(Database database, String sql) {
        database.jdbi().useHandle(handle -> handle.execute(sql));
    }
}
