package dev.chirograph.integration.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.chirograph.integration.process.ServerProcess;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The error messages if the database file cannot be opened. */
final class CorruptFileIT {
    @TempDir
    private Path folder;

    @Test
    void corruptAndLockedDatabaseFilesAreReported() throws Exception {
        try (ServerProcess running = ServerProcess.start(folder)) {
            String held = refusal();
            assertTrue(held.contains("held by another running server"), held);
            assertFalse(held.contains("corrupt"), held);
            running.stop();
        }
        Path file = folder.resolve("chirograph.mv.db");
        overwrite(file);

        String corrupt = refusal();

        assertTrue(corrupt.contains(file + " is corrupt"), corrupt);
        assertTrue(corrupt.contains("backup"), corrupt);
    }

    private String refusal() throws Exception {
        try (ServerProcess refused = ServerProcess.launch(folder, Map.of())) {
            assertEquals(1, refused.awaitEnd(), refused::everythingSaid);
            String said = refused.everythingSaid();
            assertFalse(said.contains("\tat "), said);
            return said;
        }
    }

    private static void overwrite(Path file) throws Exception {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            long size = channel.size();
            channel.truncate(64);
            channel.write(ByteBuffer.allocate((int) size - 64), 64);
        }
    }
}
