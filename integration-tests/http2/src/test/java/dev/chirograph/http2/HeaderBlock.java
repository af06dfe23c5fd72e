package dev.chirograph.http2;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Writes header blocks with HPACK (RFC 7541), legal or not, without Huffman codes and, by default, without the dynamic table. */
final class HeaderBlock {
    private static final int INDEXED = 0x80;
    private static final int INDEXING = 0x40;
    private static final int SIZE_UPDATE = 0x20;

    /** The first entry of the dynamic table: the newest (RFC 7541, section 2.3.3). */
    private static final int NEWEST = 62;

    /** Where the static table has the names of pseudo-headers (RFC 7541, appendix A): Helidon takes them from there alone. */
    private static final Map<String, Integer> STATIC_NAMES =
            Map.of(":authority", 1, ":method", 2, ":path", 4, ":scheme", 6, ":status", 8);

    private final ByteArrayOutputStream block = new ByteArrayOutputStream();

    /** Starts with the pseudo-headers that each request has. */
    static HeaderBlock of(String method, String path) {
        return empty().with(":method", method)
                .with(":scheme", "https")
                .with(":authority", "localhost")
                .with(":path", path);
    }

    static HeaderBlock empty() {
        return new HeaderBlock();
    }

    /** Adds a literal that goes into no table (6.2.2). */
    HeaderBlock with(String name, String value) {
        Integer index = STATIC_NAMES.get(name);
        if (index != null) {
            return number(0, 4, index).text(value);
        }
        block.write(0);
        return text(name).text(value);
    }

    /** Adds a literal that goes into the dynamic table (6.2.1). */
    HeaderBlock withIndexed(String name, String value) {
        block.write(INDEXING);
        return text(name).text(value);
    }

    /** Adds the newest entry of the dynamic table again, in one octet each time (6.1). */
    HeaderBlock withNewest(int times) {
        for (int time = 0; time < times; time++) {
            block.write(INDEXED | NEWEST);
        }
        return this;
    }

    /** Adds a dynamic table size update (6.3), which is legal at the start alone. */
    HeaderBlock withTableSize(int bytes) {
        return number(SIZE_UPDATE, 5, bytes);
    }

    byte[] encoded() {
        return block.toByteArray();
    }

    private HeaderBlock text(String text) {
        byte[] octets = text.getBytes(StandardCharsets.ISO_8859_1);
        number(0, 7, octets.length);
        block.writeBytes(octets);
        return this;
    }

    /** An integer behind the bits of an opcode (5.1). */
    private HeaderBlock number(int opcode, int prefixBits, int number) {
        int most = (1 << prefixBits) - 1;
        if (number < most) {
            block.write(opcode | number);
            return this;
        }
        block.write(opcode | most);
        int rest = number - most;
        for (; rest >= 0x80; rest >>= 7) {
            block.write(rest & 0x7f | 0x80);
        }
        block.write(rest);
        return this;
    }
}
