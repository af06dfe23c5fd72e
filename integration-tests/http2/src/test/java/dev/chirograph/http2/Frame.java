package dev.chirograph.http2;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * A frame of HTTP/2 (RFC 9113, section 4.1), legal or not.
 *
 * @param type as registered, or any other octet
 * @param flags as the type defines them
 * @param stream 0 for the connection
 * @param payload the complete payload
 */
record Frame(int type, int flags, int stream, byte[] payload) {
    static final int DATA = 0x0;
    static final int HEADERS = 0x1;
    static final int PRIORITY = 0x2;
    static final int RST_STREAM = 0x3;
    static final int SETTINGS = 0x4;
    static final int PING = 0x6;
    static final int GOAWAY = 0x7;
    static final int WINDOW_UPDATE = 0x8;
    static final int CONTINUATION = 0x9;
    static final int UNKNOWN = 0xee;

    static final int END_STREAM = 0x1;
    static final int ACK = 0x1;
    static final int END_HEADERS = 0x4;

    static final int CANCEL = 0x8;

    private static final int HEADER_BYTES = 9;
    private static final int INDEXED_STATUS_200 = 0x88;

    static Frame headers(int stream, int flags, byte[] block) {
        return new Frame(HEADERS, flags, stream, block);
    }

    static Frame continuation(int stream, int flags, byte[] block) {
        return new Frame(CONTINUATION, flags, stream, block);
    }

    static Frame data(int stream, int flags, int bytes) {
        return new Frame(DATA, flags, stream, new byte[bytes]);
    }

    static Frame reset(int stream, int error) {
        return new Frame(RST_STREAM, 0, stream, number(error));
    }

    static Frame settings() {
        return new Frame(SETTINGS, 0, 0, new byte[0]);
    }

    /** @param flags {@link #ACK} or none */
    static Frame ping(int flags, long opaque) {
        return new Frame(
                PING, flags, 0, ByteBuffer.allocate(Long.BYTES).putLong(opaque).array());
    }

    static Frame windowUpdate(int stream, int increment) {
        return new Frame(WINDOW_UPDATE, 0, stream, number(increment));
    }

    /** Makes a stream depend on another one, which RFC 7540 defined and RFC 9113 deprecates. */
    static Frame priority(int stream) {
        return new Frame(PRIORITY, 0, stream, new byte[5]);
    }

    private static byte[] number(int number) {
        return ByteBuffer.allocate(Integer.BYTES).putInt(number).array();
    }

    boolean has(int flag) {
        return (flags & flag) != 0;
    }

    /** Returns the payload's number: the increment of a WINDOW_UPDATE, the code of a RST_STREAM. */
    int number() {
        return ByteBuffer.wrap(payload).getInt();
    }

    /** Returns whether HEADERS begin with status 200 from the static table, as all encoders write it (RFC 7541, appendix A). */
    boolean isHeadersOfSuccess() {
        return type == HEADERS && payload.length > 0 && (payload[0] & 0xff) == INDEXED_STATUS_200;
    }

    byte[] encoded() {
        return ByteBuffer.allocate(HEADER_BYTES + payload.length)
                .put((byte) (payload.length >> 16))
                .putShort((short) payload.length)
                .put((byte) type)
                .put((byte) flags)
                .putInt(stream)
                .put(payload)
                .array();
    }

    /** @throws java.io.EOFException if the other side has closed */
    static Frame readFrom(DataInputStream input) throws IOException {
        int length = input.readUnsignedByte() << 16 | input.readUnsignedShort();
        int type = input.readUnsignedByte();
        int flags = input.readUnsignedByte();
        int stream = input.readInt() & Integer.MAX_VALUE;
        byte[] payload = new byte[length];
        input.readFully(payload);
        return new Frame(type, flags, stream, payload);
    }
}
