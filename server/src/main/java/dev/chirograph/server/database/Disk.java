package dev.chirograph.server.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The disk of a file. Thread-safe. */
interface Disk {

    /** Returns the free space in bytes, according to the file system. */
    long usableBytes();

    /** Tests whether the file can grow, which is the only way to detect a quota or a process limit. */
    boolean takesWrites();

    /** Returns the disk of a file in an existing folder. */
    static Disk of(Path file) {
        return new OfFile(file, storeOf(file));
    }

    private static FileStore storeOf(Path file) {
        try {
            return Files.getFileStore(file.toAbsolutePath().getParent());
        } catch (IOException e) {
            throw new DatabaseUnavailableException(
                    "The folder of the database file " + file + " cannot be read; check that it exists.", e);
        }
    }

    /** The real disk. */
    record OfFile(Path file, FileStore store) implements Disk {
        private static final Logger LOG = LoggerFactory.getLogger(Disk.class);
        private static final int TRIED_BYTES = 1024 * 1024;

        @Override
        public long usableBytes() {
            try {
                return store.getUsableSpace();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public boolean takesWrites() {
            Path trial = file.resolveSibling("chirograph.trial");
            try (FileChannel channel = FileChannel.open(
                    trial,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.WRITE,
                    StandardOpenOption.SPARSE,
                    StandardOpenOption.DELETE_ON_CLOSE)) {
                ByteBuffer bytes = ByteBuffer.allocate(TRIED_BYTES);
                // At the position where the file would grow next: everything before is a hole that takes no space.
                long position = Files.size(file);
                while (bytes.hasRemaining()) {
                    position += channel.write(bytes, position);
                }
                channel.force(true);
                return true;
            } catch (IOException e) {
                LOG.debug("The disk of {} takes no writes: {}", file, e.toString());
                return false;
            }
        }
    }
}
