package dev.chirograph.server.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.chirograph.server.BothStores;
import dev.chirograph.server.Store;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import org.jdbi.v3.core.JdbiException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DatabaseTest {
    @TempDir
    private Path folder;

    @BothStores
    void aSecondOpeningFindsWhatTheFirstWrote(Store store) {
        DatabaseSettings settings = store.settings(folder);
        try (Database first = Database.open(settings)) {
            insertClient(first, "client-kept");
        }

        try (Database second = Database.open(settings)) {
            assertEquals(1, countClients(second));
        }
    }

    @BothStores
    void aNestedTransactionIsUndoneWithTheOuterOne(Store store) {
        try (Database database = Database.open(store.settings(folder))) {
            assertThrows(
                    IllegalStateException.class,
                    () -> database.useTransaction(() -> {
                        insertClient(database, "client-undone");
                        throw new IllegalStateException("no");
                    }));

            assertEquals(0, countClients(database));
        }
    }

    @BothStores
    void anOpenDatabaseIsHealthyAndAClosedOneIsNot(Store store) {
        Database database = Database.open(store.settings(folder));

        assertTrue(database.isHealthy());
        database.close();
        assertFalse(database.isHealthy());
    }

    @Test
    void unreachableDatabaseIsReportedWithItsUrlButNotThePassword() {
        DatabaseSettings nowhere = new DatabaseSettings(
                "jdbc:h2:tcp://127.0.0.1:1/nowhere;PASSWORD=hunter2", "me", null, 1, Duration.ofMillis(250));

        DatabaseUnavailableException refusal =
                assertThrows(DatabaseUnavailableException.class, () -> Database.open(nowhere));

        assertTrue(refusal.getMessage().contains("jdbc:h2:tcp://127.0.0.1:1/nowhere"), refusal.getMessage());
        assertFalse(refusal.getMessage().contains("hunter2"), refusal.getMessage());
    }

    @BothStores
    void failedStatementIsReportedWithoutItsArguments(Store store) {
        try (Database database = Database.open(store.settings(folder))) {
            JdbiException failure = assertThrows(
                    JdbiException.class,
                    () -> database.jdbi()
                            .useHandle(handle -> handle.createUpdate(
                                            "insert into signing_keys (id, private_jwk) values (:id, :jwk)")
                                    .bind("id", "one")
                                    .bind("jwk", "hunter2")
                                    .execute()));

            StringWriter trace = new StringWriter();
            failure.printStackTrace(new PrintWriter(trace));
            assertTrue(trace.toString().contains("signing_keys"), trace.toString());
            assertFalse(trace.toString().contains("hunter2"), trace.toString());
        }
    }

    @Test
    void dataFolderWithASemicolonIsRejected() {
        assertThrows(IllegalArgumentException.class, () -> DatabaseSettings.embedded(Path.of("a;b")));
    }

    private static void insertClient(Database database, String id) {
        database.jdbi().useHandle(handle -> handle.execute("""
                insert into clients (id, name, authentication_method, grants, scopes, enabled, created_at, updated_at)
                values (?, 'test', 'none', '', '', true, current_timestamp, current_timestamp)
                """, id));
    }

    private static int countClients(Database database) {
        return database.jdbi()
                .withHandle(handle -> handle.createQuery("select count(*) from clients")
                        .mapTo(Integer.class)
                        .one());
    }
}
