package dev.chirograph.http2;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Header blocks that are small on the wire and endless or huge when they are decoded (RFC 7541). */
@AttackOnHttp2
final class HeaderCompressionAttackTest {
    /** The default maximum size of a dynamic table. */
    private static final int TABLE_BYTES = 4096;

    /** The overhead that each table entry counts in addition to its octets (RFC 7541, section 4.1). */
    private static final int ENTRY_BYTES = 32;

    @TempDir
    private static Path folder;

    private ServerProcess server;

    @BeforeEach
    void start() throws Exception {
        server = ServerProcess.start(folder);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void tableSizeUpdateToZeroAfterAnIndexedLiteralDoesNotHang() throws Exception {
        assertDoesNotHang(HeaderBlock.empty().withIndexed("a", "b").withTableSize(0));
    }

    @Test
    void tableSizeUpdateToZeroBeforeAnIndexedLiteralDoesNotHang() throws Exception {
        assertDoesNotHang(HeaderBlock.empty().withTableSize(0).withIndexed("a", "b"));
    }

    @Test
    void tableSizeUpdateBelowOneEntryBeforeAnIndexedLiteralDoesNotHang() throws Exception {
        assertDoesNotHang(HeaderBlock.empty().withTableSize(ENTRY_BYTES).withIndexed("a", "b"));
    }

    @Test
    void tableSizeUpdatesDownAndUpBetweenIndexedLiteralsDoNotHang() throws Exception {
        assertDoesNotHang(HeaderBlock.empty()
                .withTableSize(TABLE_BYTES)
                .withIndexed("a", "b")
                .withIndexed("c", "d")
                .withTableSize(ENTRY_BYTES + 2)
                .withTableSize(0)
                .withTableSize(TABLE_BYTES)
                .withIndexed("e", "f"));
    }

    @Test
    void tableSizeUpdateAboveTheSettingEndsTheConnection() throws Exception {
        try (Http2Client client = Attacker.connectedTo(server)) {
            send(client, HeaderBlock.empty().withTableSize(16 * TABLE_BYTES).withIndexed("a", "b"));

            assertTrue(client.answerTo(Attacker.FIRST_STREAM).isEmpty(), "the table may be larger than the setting");
        }
    }

    @Test
    void literalLargerThanTheTableDoesNotHang() throws Exception {
        assertDoesNotHang(HeaderBlock.empty().withIndexed("a", "b").withIndexed("c", "d".repeat(TABLE_BYTES)));
    }

    @Test
    void manyReferencesToOneLargeEntryAreRefused() throws Exception {
        byte[] block = HeaderBlock.of("GET", AttackedServer.READ)
                .withIndexed("a", "b".repeat(TABLE_BYTES - ENTRY_BYTES - 1))
                .withNewest(8_000)
                .encoded();
        try (Http2Client client = Attacker.connectedTo(server)) {
            int handled = server.handled();

            client.send(Frame.headers(Attacker.FIRST_STREAM, Frame.END_HEADERS | Frame.END_STREAM, block));
            client.answerTo(Attacker.FIRST_STREAM);

            assertEquals(handled, server.handled(), "32 MB of headers reach a handler");
        }
    }

    /** One more than the carrier threads, so that a hanging server has none left. */
    private void assertDoesNotHang(HeaderBlock block) throws IOException, InterruptedException {
        List<Http2Client> clients = new ArrayList<>();
        try {
            for (int count = 0; count <= ServerProcess.CARRIERS; count++) {
                clients.add(Attacker.connectedTo(server));
            }

            for (Http2Client client : clients) {
                send(client, block);
            }

            assertTrue(Attacker.othersAreServedBy(server), "others are not served any more");
            for (Http2Client client : clients) {
                client.answerTo(Attacker.FIRST_STREAM);
            }
            assertTrue(server.endsWhenAsked(), "SIGTERM does not end the server any more");
        } finally {
            for (Http2Client client : clients) {
                client.close();
            }
        }
    }

    private static void send(Http2Client client, HeaderBlock block) throws IOException {
        client.send(Frame.headers(Attacker.FIRST_STREAM, Frame.END_HEADERS | Frame.END_STREAM, block.encoded()));
    }
}
