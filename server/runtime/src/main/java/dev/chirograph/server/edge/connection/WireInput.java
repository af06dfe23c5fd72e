package dev.chirograph.server.edge.connection;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The input of a connection. Used by one thread. */
final class WireInput {
    private static final byte[] NONE = {};

    private final Supplier<byte @Nullable []> socket;

    private byte[] piece = NONE;
    private int position;

    /** Reads from a socket; returns null at its end. */
    WireInput(Supplier<byte @Nullable []> socket) {
        this.socket = socket;
    }

    /** Waits for a byte without consuming it; returns false at the end. */
    boolean hasMore() {
        while (position == piece.length) {
            byte[] next = socket.get();
            if (next == null) {
                return false;
            }
            piece = next;
            position = 0;
        }
        return true;
    }

    /** Returns whether a received byte is unread. */
    boolean hasBuffered() {
        return position < piece.length;
    }

    /** Reads a byte; -1 at the end. */
    int read() {
        return hasMore() ? piece[position++] & 0xFF : -1;
    }

    /** Returns the next byte without consuming it; -1 at the end. */
    int peek() {
        return hasMore() ? piece[position] & 0xFF : -1;
    }

    /** Reads the available bytes, at least one and at most the given number; null at the end. */
    byte @Nullable [] some(long most) {
        if (!hasMore()) {
            return null;
        }
        int length = (int) Math.min(most, piece.length - position);
        byte[] bytes = Arrays.copyOfRange(piece, position, position + length);
        position += length;
        return bytes;
    }

    /**
     * Reads a line that ends with CRLF, and returns it without. A lone CR or LF does not end a line, although RFC 9112,
     * section 2.2, allows a recipient to accept LF: a recipient that does not would read another request.
     *
     * @param most the maximum number of bytes
     * @param tooLong the exception for a longer line
     * @return null if the connection ends before the line
     */
    @Nullable
    String line(int most, Supplier<MalformedRequestException> tooLong) {
        var line = new ByteArrayOutputStream(128);
        while (true) {
            int next = read();
            if (next < 0) {
                return null;
            }
            if (next == '\r') {
                int after = read();
                if (after < 0) {
                    return null;
                }
                if (after != '\n') {
                    throw new MalformedRequestException(400, "A line must end in CR and LF, and have no CR elsewhere");
                }
                return line.toString(StandardCharsets.ISO_8859_1);
            }
            if (next == '\n') {
                throw new MalformedRequestException(400, "A line must end in CR and LF, not in LF alone");
            }
            if ((next < ' ' && next != '\t') || next == 0x7F) {
                throw new MalformedRequestException(
                        400, "The request line, headers and chunk lines must have no control characters");
            }
            if (line.size() == most) {
                throw tooLong.get();
            }
            line.write(next);
        }
    }
}
