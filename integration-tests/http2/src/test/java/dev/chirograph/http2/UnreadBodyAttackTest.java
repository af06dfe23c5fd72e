package dev.chirograph.http2;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bodies that never end, from clients that disconnect or have been rejected already. */
@AttackOnHttp2
final class UnreadBodyAttackTest {
    private static final int STREAMS = AttackedServer.MAXIMUM_STREAMS / 2;
    private static final int CONNECTIONS = 40;

    /** A released stream leaves nothing; this is the noise of the JVM. */
    private static final int MOST_BYTES_OF_A_STREAM = 2 * 1024;

    /** More than a server may have allowed before it could reject: twice the stream's window of 1 MiB. */
    private static final int MOST_BYTES_AFTER_REFUSAL = 4 * 1024 * 1024;

    private static final int CHUNK = 8 * 1024;
    private static final int INITIAL_WINDOW_SIZE = 0x4;
    private static final int DEFAULT_WINDOW = 65_535;

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
    void streamsOfClientsThatLeaveInMidBodyAreFreed() throws Exception {
        assertStreamsAreFreed(client -> {});
    }

    @Test
    void streamsThatAreResetInMidBodyAreFreed() throws Exception {
        assertStreamsAreFreed(client -> {
            for (int request = 0; request < STREAMS; request++) {
                client.send(Frame.reset(Attacker.stream(request), Frame.CANCEL));
            }
        });
    }

    @Test
    void bodyOfARefusedRequestIsNotReadWithoutEnd() throws Exception {
        try (Http2Client client = Attacker.connectedTo(server)) {
            client.send(Frame.headers(
                    Attacker.FIRST_STREAM,
                    Frame.END_HEADERS,
                    HeaderBlock.of("POST", AttackedServer.REFUSE).encoded()));
            client.answerTo(Attacker.FIRST_STREAM);

            int read = sendUntilNoMoreIsTaken(client, 2 * MOST_BYTES_AFTER_REFUSAL);

            assertTrue(read <= MOST_BYTES_AFTER_REFUSAL, read + " bytes are read of a body that was refused already");
        }
        assertTrue(Attacker.othersAreServedBy(server), "others are not served any more");
    }

    /** The first round is not counted: it loads classes and fills caches. */
    private void assertStreamsAreFreed(Leaving leaving) throws Exception {
        leaveInMidBody(4, leaving);
        long before = server.heap();

        leaveInMidBody(CONNECTIONS, leaving);

        long perStream = (server.heap() - before) / (CONNECTIONS * STREAMS);
        assertTrue(perStream <= MOST_BYTES_OF_A_STREAM, perStream + " bytes stay for each stream");
    }

    private void leaveInMidBody(int connections, Leaving leaving) throws Exception {
        byte[] request = HeaderBlock.of("POST", AttackedServer.READ)
                .with("content-length", "1000")
                .encoded();
        for (int connection = 0; connection < connections; connection++) {
            try (Http2Client client = Attacker.connectedTo(server)) {
                int handled = server.handled();
                for (int index = 0; index < STREAMS; index++) {
                    int stream = Attacker.stream(index);
                    client.send(Frame.headers(stream, Frame.END_HEADERS, request), Frame.data(stream, 0, 10));
                }
                server.awaitHandled(handled + STREAMS);
                leaving.leave(client);
            }
        }
        int running = server.becomesIdle();
        assertEquals(0, running, running + " handlers wait for ever for the rest of a body whose client has left");
    }

    /** Respects the windows of the server, and returns how many bytes they have allowed. */
    private static int sendUntilNoMoreIsTaken(Http2Client client, int most) throws InterruptedException {
        int sent = 0;
        int streamWindow = initialWindow(client);
        int connectionWindow = DEFAULT_WINDOW;
        try {
            while (sent < most) {
                while (Math.min(streamWindow, connectionWindow) >= CHUNK) {
                    client.send(Frame.data(Attacker.FIRST_STREAM, 0, CHUNK));
                    sent += CHUNK;
                    streamWindow -= CHUNK;
                    connectionWindow -= CHUNK;
                }
                Optional<Frame> next =
                        client.await(frame -> frame.type() == Frame.WINDOW_UPDATE || frame.type() == Frame.RST_STREAM);
                if (next.isEmpty() || next.get().type() == Frame.RST_STREAM) {
                    return sent;
                }
                if (next.get().stream() == 0) {
                    connectionWindow += next.get().number();
                } else if (next.get().stream() == Attacker.FIRST_STREAM) {
                    streamWindow += next.get().number();
                }
            }
            return sent;
        } catch (IOException | Http2Client.SilenceException e) {
            // The connection is closed, or a window stays exhausted.
            return sent;
        }
    }

    private static int initialWindow(Http2Client client) throws InterruptedException {
        ByteBuffer settings = ByteBuffer.wrap(client.await(frame -> frame.type() == Frame.SETTINGS)
                .orElseThrow()
                .payload());
        int window = DEFAULT_WINDOW;
        while (settings.hasRemaining()) {
            int setting = settings.getShort();
            int value = settings.getInt();
            if (setting == INITIAL_WINDOW_SIZE) {
                window = value;
            }
        }
        return window;
    }

    /** What a client does before it closes. */
    private interface Leaving {
        void leave(Http2Client client) throws IOException;
    }
}
