package dev.chirograph.server.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.chirograph.server.runtime.UnavailableException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The embedded database file: disk full, failed writes, corrupt content. */
final class EmbeddedConnectionsTest {
    @TempDir
    private Path folder;

    @Test
    void fullDiskRefusesWritesAndServesReadsUntilThereIsSpace() {
        var disk = new FakeDisk();
        EmbeddedConnections connections = connections(disk);
        try (Database database = Database.open(connections, file(), true)) {
            insert(database, "before");

            disk.usable = EmbeddedConnections.LEAST_FREE_BYTES - 1;
            connections.look();

            assertRefused(database);
            assertEquals(1, count(database));
            assertTrue(String.valueOf(database.trouble()).contains("disk is full"), database::trouble);
            disk.usable = EmbeddedConnections.LEAST_FREE_BYTES;
            connections.look();
            insert(database, "after");
            assertEquals(2, count(database));
            assertNull(database.trouble());
        }
    }

    @Test
    void failedStoreServesReadsAndRecoversWhenTheDiskAcceptsWrites() {
        var disk = new FakeDisk();
        EmbeddedConnections connections = connections(disk);
        try (Database database = Database.open(connections, file(), true)) {
            insert(database, "before");
            disk.takesWrites = false;

            // The reaction of H2 to a failed write.
            assertThrows(RuntimeException.class, () -> execute(database, "shutdown immediately"));

            connections.look();
            assertEquals(1, count(database));
            assertRefused(database);
            assertNotNull(database.trouble());
            disk.takesWrites = true;
            connections.look();
            insert(database, "after");
            assertEquals(2, count(database));
            assertTrue(database.isHealthy());
        }
        try (Database again = Database.open(DatabaseSettings.embedded(folder))) {
            assertEquals(2, count(again));
        }
    }

    @Test
    void fullDiskKeepsTheDatabaseFromOpening() {
        var disk = new FakeDisk();
        disk.usable = 0;

        DatabaseUnavailableException refusal =
                assertThrows(DatabaseUnavailableException.class, () -> connections(disk));

        assertTrue(message(refusal).contains("disk is full"), refusal::getMessage);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 100, 4096, 20_000})
    void corruptFileIsReportedWithTheFix(int kept) throws Exception {
        Database.open(DatabaseSettings.embedded(folder)).close();
        try (FileChannel channel = FileChannel.open(file(), StandardOpenOption.WRITE)) {
            long size = channel.size();
            channel.truncate(kept);
            if (kept > 0) {
                channel.write(ByteBuffer.allocate((int) size - kept), kept);
            }
        }

        DatabaseUnavailableException refusal = assertThrows(
                DatabaseUnavailableException.class, () -> Database.open(DatabaseSettings.embedded(folder)));

        assertTrue(message(refusal).contains("is corrupt"), refusal::getMessage);
        assertTrue(message(refusal).contains("backup"), refusal::getMessage);
        assertTrue(message(refusal).contains(file().toString()), refusal::getMessage);
    }

    @Test
    void fileThatIsOpenAlreadyIsNotCorrupt() throws Exception {
        try (Database open = Database.open(DatabaseSettings.embedded(folder))) {
            assertTrue(open.isHealthy());
            String held = OpeningFailure.describe(
                    file(), new java.sql.SQLException("locked", "HY000", org.h2.api.ErrorCode.DATABASE_ALREADY_OPEN_1));

            assertTrue(held.contains("held by another running server"), held);
            assertFalse(held.contains("corrupt"), held);
        }
    }

    @Test
    void trialOfTheDiskLeavesNothingBehind() throws Exception {
        Files.write(file(), new byte[10]);

        assertTrue(Disk.of(file()).takesWrites());

        try (var files = Files.list(folder)) {
            assertEquals(1, files.count());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "insert into a values (1)",
                "  update a set b = 1",
                "delete from a",
                "select id from a where b = 1 for update",
                "select id from a FOR UPDATE skip locked",
                "select id from final table (insert into a values (1))",
                "with b as (select 1) delete from a"
            })
    void writesAndLocksAreSeenAsWrites(String sql) {
        assertFalse(JdbcProxy.onlyReads(sql));
    }

    @ParameterizedTest
    @ValueSource(strings = {"select 1", "\n  SELECT *\nfrom items\nwhere updated_at < now()"})
    void plainQueriesAreReads(String sql) {
        assertTrue(JdbcProxy.onlyReads(sql));
    }

    private EmbeddedConnections connections(Disk disk) {
        return EmbeddedConnections.open(DatabaseSettings.embedded(folder), file(), disk);
    }

    private Path file() {
        return Objects.requireNonNull(DatabaseSettings.embedded(folder).embeddedFile());
    }

    private static void assertRefused(Database database) {
        Throwable thrown = assertThrows(RuntimeException.class, () -> insert(database, "refused"));
        UnavailableException refusal = UnavailableException.in(thrown);
        assertTrue(refusal != null && refusal.retryAfter().toSeconds() > 0, thrown::toString);
    }

    private static String message(Exception thrown) {
        return String.valueOf(thrown.getMessage());
    }

    private static void execute(Database database, String sql) {
        database.jdbi().useHandle(handle -> handle.execute(sql));
    }

    private static void insert(Database database, String fingerprint) {
        database.jdbi()
                .useHandle(handle -> handle.execute(
                        "insert into seen_ids (fingerprint, expires_at) values (?, current_timestamp)", fingerprint));
    }

    private static int count(Database database) {
        return database.jdbi()
                .withHandle(handle -> handle.createQuery("select count(*) from seen_ids")
                        .mapTo(Integer.class)
                        .one());
    }

    /** A disk whose free space a test sets. */
    private static final class FakeDisk implements Disk {
        private volatile long usable = Long.MAX_VALUE;
        private volatile boolean takesWrites = true;

        @Override
        public long usableBytes() {
            return usable;
        }

        @Override
        public boolean takesWrites() {
            return takesWrites;
        }
    }
}
