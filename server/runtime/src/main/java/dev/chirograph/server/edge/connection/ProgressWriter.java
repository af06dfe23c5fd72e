package dev.chirograph.server.edge.connection;

import io.helidon.common.buffers.BufferData;
import io.helidon.common.buffers.DataWriter;

/**
 * Writes in parts, each with its own timeout. With one large write, a client that reads slowly would look like one that
 * reads nothing.
 */
final class ProgressWriter implements DataWriter {
    /** The size of a TLS record; a client must read one within each timeout. */
    private static final int PIECE_BYTES = 16 * 1024;

    private final ClientConnection connection;
    private final DataWriter writer;

    ProgressWriter(ClientConnection connection, DataWriter writer) {
        this.connection = connection;
        this.writer = writer;
    }

    @Override
    public void write(BufferData... buffers) {
        writeNow(buffers);
    }

    @Override
    public void write(BufferData buffer) {
        writeNow(buffer);
    }

    @Override
    public void writeNow(BufferData... buffers) {
        writeNow(BufferData.create(buffers));
    }

    @Override
    public void writeNow(BufferData buffer) {
        // A channel closes when an interrupted thread writes to it, but an interrupted handler still has a response.
        boolean interrupted = Thread.interrupted();
        try {
            while (buffer.available() > PIECE_BYTES) {
                var piece = new byte[PIECE_BYTES];
                buffer.read(piece);
                writePiece(BufferData.create(piece));
            }
            writePiece(buffer);
        } finally {
            connection.taken();
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void writePiece(BufferData piece) {
        connection.awaitTaken();
        writer.writeNow(piece);
    }

    @Override
    public void flush() {
        writer.flush();
    }

    @Override
    public void close() {
        writer.close();
    }
}
