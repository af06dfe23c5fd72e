package dev.chirograph.server.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.chirograph.server.Store;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class BackupTest {
    @TempDir
    private Path folder;

    @Test
    void aBackupUnderLoadHasEverythingThatWasAcknowledgedBefore() throws Exception {
        Path original = Files.createDirectory(folder.resolve("original"));
        var acknowledged = new AtomicInteger();
        var over = new AtomicBoolean();
        try (Database database = Database.open(DatabaseSettings.embedded(original))) {
            List<Thread> writers = List.of(writer(database, acknowledged, over), writer(database, acknowledged, over));
            for (int round = 1; round <= 5; round++) {
                int target = round * 100;
                while (acknowledged.get() < target) {
                    Thread.onSpinWait();
                }
                int before = acknowledged.get();
                Path backup = folder.resolve("backup-" + round);
                try (OutputStream out = Files.newOutputStream(backup)) {
                    database.backup(out);
                }
                Path restored = Files.createDirectory(folder.resolve("restored-" + round));
                SchemaState state = Backup.restore(DatabaseSettings.embedded(restored), backup);

                assertEquals(List.of(), state.pending());
                assertTrue(count(restored) >= before, "restored " + count(restored) + ", acknowledged " + before);
            }
            over.set(true);
            for (Thread writer : writers) {
                writer.join();
            }
        }
        assertEquals(acknowledged.get(), count(original));
    }

    private static Thread writer(Database database, AtomicInteger acknowledged, AtomicBoolean over) {
        return Thread.ofVirtual().start(() -> {
            while (!over.get()) {
                insert(
                        database,
                        "client-" + System.nanoTime() + "-"
                                + Thread.currentThread().threadId());
                acknowledged.incrementAndGet();
            }
        });
    }

    @Test
    void damagedBackupsAreRefusedAndLeaveNothing() throws Exception {
        byte[] whole = backup();
        Path target = Files.createDirectory(folder.resolve("target"));
        DatabaseSettings settings = DatabaseSettings.embedded(target);

        for (byte[] damaged : List.of(
                new byte[0],
                "no zip".getBytes(),
                Arrays.copyOf(whole, whole.length / 2),
                flipped(whole, whole.length / 2))) {
            Path file = Files.write(folder.resolve("damaged"), damaged);

            BackupException refusal = assertThrows(BackupException.class, () -> Backup.restore(settings, file));

            assertTrue(refusal.getMessage().contains("damaged"), refusal.getMessage());
            try (var left = Files.list(target)) {
                assertEquals(List.of(), left.toList());
            }
        }
    }

    @Test
    void restoringReplacesNoDatabase() throws Exception {
        Path backup = Files.write(folder.resolve("backup"), backup());
        Path target = Files.createDirectory(folder.resolve("target"));
        DatabaseSettings settings = DatabaseSettings.embedded(target);
        try (Database database = Database.open(settings)) {
            insert(database, "client-kept");
        }

        BackupException refusal = assertThrows(BackupException.class, () -> Backup.restore(settings, backup));

        assertTrue(refusal.getMessage().contains("There is a database already"), refusal.getMessage());
        assertEquals(1, count(target));
    }

    @Test
    void postgresqlHasItsOwnBackups() {
        DatabaseSettings settings = Store.POSTGRESQL.settings(folder);
        try (Database database = Database.open(settings)) {
            BackupException refusal =
                    assertThrows(BackupException.class, () -> database.backup(new ByteArrayOutputStream()));

            assertTrue(refusal.getMessage().contains("pg_dump"), refusal.getMessage());
        }
        assertFalse(assertThrows(BackupException.class, () -> Backup.restore(settings, folder.resolve("backup")))
                .getMessage()
                .isEmpty());
    }

    private byte[] backup() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (Database database =
                Database.open(DatabaseSettings.embedded(Files.createTempDirectory(folder, "source")))) {
            database.backup(bytes);
        }
        return bytes.toByteArray();
    }

    private static byte[] flipped(byte[] bytes, int index) {
        byte[] changed = bytes.clone();
        changed[index] ^= 1;
        return changed;
    }

    private static void insert(Database database, String id) {
        database.jdbi().useHandle(handle -> handle.execute("""
                insert into clients (id, name, authentication_method, grants, scopes, enabled, created_at, updated_at)
                values (?, 'test', 'none', '', '', true, current_timestamp, current_timestamp)
                """, id));
    }

    private static int count(Path folder) {
        try (Database database = Database.open(DatabaseSettings.embedded(folder))) {
            return database.jdbi()
                    .withHandle(handle -> handle.createQuery("select count(*) from clients")
                            .mapTo(Integer.class)
                            .one());
        }
    }
}
