package dev.chirograph.http2;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.function.IntFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Frames that are cheap for the client and request nothing: RFC 9113, section 10.5, lets a server close a connection that sends
 * too many of them. The tests send more than any real client; the limit is the server's choice.
 */
@AttackOnHttp2
final class FloodAttackTest {
    private static final int FLOOD = 100_000;
    private static final byte[] FIELDS =
            HeaderBlock.empty().with("a", "b".repeat(8_000)).encoded();

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
    void pingFloodEndsTheConnection() throws Exception {
        assertFloodEndsTheConnection(index -> Frame.ping(0, index));
    }

    @Test
    void pingAcknowledgementFloodEndsTheConnection() throws Exception {
        assertFloodEndsTheConnection(index -> Frame.ping(Frame.ACK, index));
    }

    @Test
    void settingsFloodEndsTheConnection() throws Exception {
        assertFloodEndsTheConnection(index -> Frame.settings());
    }

    @Test
    void priorityFloodEndsTheConnection() throws Exception {
        assertFloodEndsTheConnection(index -> Frame.priority(Attacker.FIRST_STREAM));
    }

    @Test
    void windowUpdateFloodEndsTheConnection() throws Exception {
        assertFloodEndsTheConnection(index -> Frame.windowUpdate(0, 1));
    }

    @Test
    void unknownFrameFloodEndsTheConnection() throws Exception {
        assertFloodEndsTheConnection(index -> new Frame(Frame.UNKNOWN, 0, 0, new byte[8]));
    }

    @Test
    void emptyDataFloodEndsTheConnection() throws Exception {
        try (Http2Client client = Attacker.connectedTo(server)) {
            client.send(Frame.headers(Attacker.FIRST_STREAM, Frame.END_HEADERS, post()));

            assertTrue(
                    client.isEndedBy(FLOOD, index -> Frame.data(Attacker.FIRST_STREAM, 0, 0)),
                    FLOOD + " empty DATA frames are taken");
        }
    }

    @Test
    void emptyContinuationFloodEndsTheConnection() throws Exception {
        assertContinuationsEndTheConnection(
                index -> Frame.continuation(Attacker.FIRST_STREAM, 0, new byte[0]), FLOOD, "empty");
    }

    /** 80 MB in total, though the server has announced that it accepts 16 KB. */
    @Test
    void continuationsBeyondTheHeaderListSizeEndTheConnection() throws Exception {
        assertContinuationsEndTheConnection(
                index -> Frame.continuation(Attacker.FIRST_STREAM, 0, FIELDS), 10_000, "full");
    }

    /** CVE-2023-44487. */
    @Test
    void rapidResetEndsTheConnection() throws Exception {
        byte[] request = HeaderBlock.of("GET", AttackedServer.HOLD).encoded();
        try (Http2Client client = Attacker.connectedTo(server)) {
            boolean ended = client.isEndedBy(FLOOD, index -> {
                int stream = Attacker.stream(index / 2);
                return index % 2 == 0
                        ? Frame.headers(stream, Frame.END_HEADERS | Frame.END_STREAM, request)
                        : Frame.reset(stream, Frame.CANCEL);
            });

            assertTrue(ended, FLOOD / 2 + " requests that are reset at once are taken");
            assertHandlersAreBounded();
        }
    }

    /** CVE-2025-8671: the server is made to reset the streams itself, which then no longer count as open. */
    @Test
    void madeYouResetByEmptyWindowUpdatesStartsNoMoreHandlersThanStreams() throws Exception {
        assertResetsByTheServerAreBounded(stream -> Frame.windowUpdate(stream, 0));
    }

    @Test
    void madeYouResetByWindowOverflowStartsNoMoreHandlersThanStreams() throws Exception {
        assertResetsByTheServerAreBounded(stream -> Frame.windowUpdate(stream, Integer.MAX_VALUE));
    }

    @Test
    void madeYouResetByDataAfterTheEndStartsNoMoreHandlersThanStreams() throws Exception {
        assertResetsByTheServerAreBounded(stream -> Frame.data(stream, Frame.END_STREAM, 1));
    }

    @Test
    void madeYouResetByPriorityOfWrongLengthStartsNoMoreHandlersThanStreams() throws Exception {
        assertResetsByTheServerAreBounded(stream -> new Frame(Frame.PRIORITY, 0, stream, new byte[4]));
    }

    private void assertFloodEndsTheConnection(IntFunction<Frame> frames) throws Exception {
        try (Http2Client client = Attacker.connectedTo(server)) {
            assertTrue(client.isEndedBy(FLOOD, frames), FLOOD + " frames are taken on a connection without a request");
        }
        assertTrue(Attacker.othersAreServedBy(server), "others are not served any more");
    }

    /** The header block ends finally, so that a server that accepts all of it responds. */
    private void assertContinuationsEndTheConnection(IntFunction<Frame> frames, int count, String kind)
            throws Exception {
        try (Http2Client client = Attacker.connectedTo(server)) {
            client.send(Frame.headers(
                    Attacker.FIRST_STREAM,
                    Frame.END_STREAM,
                    HeaderBlock.of("GET", AttackedServer.READ).encoded()));

            boolean ended = client.isEndedBy(
                    count + 1,
                    index -> index < count
                            ? frames.apply(index)
                            : Frame.continuation(Attacker.FIRST_STREAM, Frame.END_HEADERS, new byte[0]));

            assertTrue(ended, count + " " + kind + " CONTINUATION frames are taken");
        }
        assertTrue(Attacker.othersAreServedBy(server), "others are not served any more");
    }

    private void assertResetsByTheServerAreBounded(IntFunction<Frame> fault) throws Exception {
        byte[] request = HeaderBlock.of("GET", AttackedServer.HOLD).encoded();
        try (Http2Client client = Attacker.connectedTo(server)) {
            client.isEndedBy(10_000, index -> {
                int stream = Attacker.stream(index / 2);
                return index % 2 == 0
                        ? Frame.headers(stream, Frame.END_HEADERS | Frame.END_STREAM, request)
                        : fault.apply(stream);
            });

            assertHandlersAreBounded();
        }
        assertTrue(Attacker.othersAreServedBy(server), "others are not served any more");
    }

    /** Twice the number of streams, since a handler may start before that of a closed stream has returned. */
    private void assertHandlersAreBounded() throws Exception {
        int most = server.measures().mostRunning();
        assertTrue(
                most <= 2 * AttackedServer.MAXIMUM_STREAMS,
                most + " handlers run for one connection, which may have " + AttackedServer.MAXIMUM_STREAMS
                        + " streams");
    }

    private static byte[] post() {
        return HeaderBlock.of("POST", AttackedServer.READ).encoded();
    }
}
