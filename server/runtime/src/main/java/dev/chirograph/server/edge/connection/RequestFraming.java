package dev.chirograph.server.edge.connection;

import io.helidon.common.buffers.DataReader;
import io.helidon.http.DirectHandler;
import io.helidon.http.RequestException;
import io.helidon.http.Status;
import io.helidon.webserver.ServerConnectionException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Parses requests strictly and passes them on with unambiguous framing: complete, serialised heads, and bodies in parts
 * on demand, with chunk extensions and trailers removed (RFC 9112, section 7.1, allows both). The web server's own
 * parser is too lenient, and logs malformed input.
 *
 * <p>Used by one thread, which also updates the connection's deadlines.
 */
final class RequestFraming implements Supplier<byte @Nullable []> {
    /** The maximum length of a chunk line or a trailer; no chunk extension is in common use. */
    private static final int MAXIMUM_CHUNK_LINE_BYTES = 1024;

    private static final int MAXIMUM_EXTENSION_BYTES = 16 * 1024;
    private static final int MAXIMUM_TRAILER_LINES = 100;

    /** 2^60 exceeds any maximum, and a sum with it does not overflow. */
    private static final int MAXIMUM_SIZE_DIGITS = 15;

    private static final byte[] LAST_CHUNK = "0\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private final ClientConnection connection;
    private final WireInput wire;
    private final OwnAuthority own;
    private final InetSocketAddress local;
    private final long maximumBody;

    private State state = State.HEAD;
    private long left;
    private long received;
    private int extensionBytes;
    private boolean isChunkEndDue;

    private enum State {
        HEAD,
        LENGTH,
        CHUNKED,
        ENDED
    }

    RequestFraming(
            ClientConnection connection,
            Supplier<byte @Nullable []> socket,
            OwnAuthority own,
            InetSocketAddress local,
            long maximumBody) {
        this.connection = connection;
        this.wire = new WireInput(socket);
        this.own = own;
        this.local = local;
        this.maximumBody = maximumBody;
    }

    /** Returns the next bytes of requests; null at the end. */
    @Override
    public byte @Nullable [] get() {
        try {
            byte[] bytes = switch (state) {
                case HEAD -> head();
                case LENGTH -> length();
                case CHUNKED -> chunk();
                case ENDED -> null;
            };
            if (bytes == null) {
                state = State.ENDED;
            }
            return bytes;
        } catch (MalformedRequestException e) {
            state = State.ENDED;
            throw rejection(e);
        } catch (UncheckedIOException e) {
            state = State.ENDED;
            throw new ServerConnectionException("the connection broke", e);
        }
    }

    /** Returns whether the client has sent, or may be sending, bytes that nothing will read. */
    boolean hasUnread() {
        return state != State.HEAD || wire.hasBuffered();
    }

    private static RequestException rejection(MalformedRequestException malformed) {
        var builder = RequestException.builder()
                .type(DirectHandler.EventType.BAD_REQUEST)
                .status(Status.create(malformed.status()))
                .request(new MalformedRequest(malformed.detail()))
                .message(malformed.detail())
                .setKeepAlive(false);
        return builder.build();
    }

    private byte @Nullable [] head() {
        connection.awaitRequest();
        if (!wire.hasMore()) {
            return null;
        }
        connection.awaitHeaders();
        RequestHead head = RequestHead.read(wire, own, local);
        if (head == null) {
            return null;
        }
        connection.awaitNothing();
        received = 0;
        extensionBytes = 0;
        isChunkEndDue = false;
        switch (head.framing()) {
            case RequestHead.Framing.None none -> state = State.HEAD;
            case RequestHead.Framing.Length length -> {
                left = length.bytes();
                state = State.LENGTH;
            }
            case RequestHead.Framing.Chunked chunked -> {
                left = 0;
                state = State.CHUNKED;
            }
        }
        return head.bytes();
    }

    private byte @Nullable [] length() {
        byte[] piece = some();
        if (piece != null && left == 0) {
            state = State.HEAD;
        }
        return piece;
    }

    /** Waits for a part of the body, at most the rest of it or of its chunk. */
    private byte @Nullable [] some() {
        connection.awaitBody(received);
        byte[] piece = wire.some(left);
        connection.awaitNothing();
        if (piece != null) {
            left -= piece.length;
            received += piece.length;
        }
        return piece;
    }

    private byte @Nullable [] chunk() {
        connection.awaitBody(received);
        if (isChunkEndDue && !chunkEnd()) {
            return null;
        }
        if (left == 0) {
            String line = chunkLine();
            if (line == null) {
                return null;
            }
            left = chunkSize(line);
            if (left == 0) {
                return trailers() ? lastChunk() : null;
            }
            if (received + left > maximumBody) {
                throw new MalformedRequestException(413, "A body may have " + maximumBody + " bytes at most");
            }
        }
        byte[] piece = some();
        if (piece == null) {
            return null;
        }
        isChunkEndDue = left == 0;
        return framed(piece);
    }

    private boolean chunkEnd() {
        int cr = wire.read();
        int lf = cr < 0 ? -1 : wire.read();
        if (lf < 0) {
            return false;
        }
        if (cr != '\r' || lf != '\n') {
            throw new MalformedRequestException(
                    400, "A chunk must end in CR and LF after as many bytes as its size says");
        }
        isChunkEndDue = false;
        return true;
    }

    private @Nullable String chunkLine() {
        return wire.line(
                MAXIMUM_CHUNK_LINE_BYTES,
                () -> new MalformedRequestException(
                        400,
                        "A chunk's size and its extensions may have " + MAXIMUM_CHUNK_LINE_BYTES + " bytes at most"));
    }

    private long chunkSize(String line) {
        int digits = 0;
        while (digits < line.length() && HexFormat.isHexDigit(line.charAt(digits))) {
            digits++;
        }
        if (digits == 0 || !isExtension(line.substring(digits))) {
            throw new MalformedRequestException(400, "A chunk must begin with its size in hexadecimal digits alone");
        }
        extensionBytes += line.length() - digits;
        if (extensionBytes > MAXIMUM_EXTENSION_BYTES) {
            throw new MalformedRequestException(
                    400, "The chunk extensions of a body may have " + MAXIMUM_EXTENSION_BYTES + " bytes at most");
        }
        if (digits > MAXIMUM_SIZE_DIGITS) {
            throw line.startsWith("0")
                    ? new MalformedRequestException(400, "A chunk's size must have no leading zeros to speak of")
                    : new MalformedRequestException(413, "A body may have " + maximumBody + " bytes at most");
        }
        return HexFormat.fromHexDigitsToLong(line, 0, digits);
    }

    /** RFC 9112, section 7.1.1, with the white space before the semicolon that a recipient must accept. */
    private static boolean isExtension(String rest) {
        return rest.isEmpty() || rest.stripLeading().startsWith(";");
    }

    private boolean trailers() {
        for (int lines = 0; lines <= MAXIMUM_TRAILER_LINES; lines++) {
            String line = wire.line(
                    MAXIMUM_CHUNK_LINE_BYTES,
                    () -> new MalformedRequestException(
                            431, "A trailer may have " + MAXIMUM_CHUNK_LINE_BYTES + " bytes at most"));
            if (line == null || line.isEmpty()) {
                return line != null;
            }
            RequestHead.requireField(line);
        }
        throw new MalformedRequestException(431, "A body may have " + MAXIMUM_TRAILER_LINES + " trailers at most");
    }

    private byte[] lastChunk() {
        connection.awaitNothing();
        state = State.HEAD;
        return LAST_CHUNK.clone();
    }

    /**
     * Serialises each part as its own chunk, so that the web server need not buffer input until a large chunk is
     * complete.
     */
    private static byte[] framed(byte[] piece) {
        byte[] size = (Integer.toHexString(piece.length) + "\r\n").getBytes(StandardCharsets.US_ASCII);
        var chunk = new byte[size.length + piece.length + 2];
        System.arraycopy(size, 0, chunk, 0, size.length);
        System.arraycopy(piece, 0, chunk, size.length, piece.length);
        chunk[chunk.length - 2] = '\r';
        chunk[chunk.length - 1] = '\n';
        return chunk;
    }

    /** Returns a reader of these bytes, in the form that the web server requires. */
    DataReader reader() {
        return DataReader.create(this);
    }
}
