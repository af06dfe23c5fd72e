package dev.chirograph.integration.attack;

import static dev.chirograph.integration.attack.Listener.API;

import dev.chirograph.integration.process.ServerProcess;
import java.io.IOException;
import java.net.InetAddress;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/** The ways to hold a connection without using it. */
enum SlowClient {
    SILENT(client -> client.open()),
    HALF_A_REQUEST_LINE(client -> client.open("GET /oauth2/jw")),
    REQUEST_LINE_BYTE_BY_BYTE(client -> client.open("GET /").drip("a")),
    EMPTY_LINES(client -> client.open().drip("\r\n")),
    HALF_A_HEADER(client -> client.open(Part.GET + "X-Header: val")),
    HEADERS_WITHOUT_END(client -> client.open(Part.GET)),
    HEADERS_ONE_BY_ONE(client -> client.open(Part.GET).drip("X-Header: value\r\n")),
    HEADER_BYTE_BY_BYTE(client -> client.open(Part.GET + "X-Header: ").drip("v")),
    HEADERS_THAT_LACK_A_BYTE(client -> client.open(Part.GET + "\r")),
    BODY_THAT_DOES_NOT_BEGIN(client -> client.open(Part.POST + "Content-Length: 1000\r\n\r\n")),
    BODY_THAT_IS_HELD_BACK(client -> client.open(Part.POST + "Expect: 100-continue\r\nContent-Length: 1000\r\n\r\n")),
    HALF_A_BODY(client -> client.open(Part.POST + "Content-Length: 1000\r\n\r\ngrant_type=")),
    BODY_BYTE_BY_BYTE(client ->
            client.open(Part.POST + "Content-Length: 1000\r\n\r\ngrant_type=").drip("f")),
    BODY_OF_SOME_BYTES_A_SECOND(client -> client.open(Part.POST + "Content-Length: 1000000\r\n\r\ngrant_type=")
            .drip("0123456789")),
    BODY_THAT_COMES_FAST_ENOUGH_FOR_EVER(
            client -> client.open(Part.CHUNKED).drip("400\r\n" + "f".repeat(1024) + "\r\n")),
    HALF_A_CHUNK_SIZE(client -> client.open(Part.CHUNKED + "1")),
    CHUNK_SIZE_BYTE_BY_BYTE(client -> client.open(Part.CHUNKED).drip("0")),
    CHUNK_SIZE_WITHOUT_LF(client -> client.open(Part.CHUNKED + "e\r")),
    CHUNK_EXTENSION_BYTE_BY_BYTE(client -> client.open(Part.CHUNKED + "e;a=").drip("b")),
    HALF_A_CHUNK(client -> client.open(Part.CHUNKED + "e\r\ngrant_")),
    CHUNK_BYTE_BY_BYTE(
            client -> client.open(Part.CHUNKED + "fffff\r\ngrant_type=").drip("f")),
    CHUNKS_OF_ONE_BYTE(client -> client.open(Part.CHUNKED).drip("1\r\nf\r\n")),
    CHUNK_WITHOUT_ITS_CRLF(client -> client.open(Part.CHUNKED + "e\r\ngrant_type=foo")),
    NO_LAST_CHUNK(client -> client.open(Part.CHUNKED + "e\r\ngrant_type=foo\r\n")),
    LAST_CHUNK_WITHOUT_ITS_CRLF(client -> client.open(Part.CHUNKED + "e\r\ngrant_type=foo\r\n0\r\n")),
    TRAILERS_ONE_BY_ONE(
            client -> client.open(Part.CHUNKED + "e\r\ngrant_type=foo\r\n0\r\n").drip("X-Trailer: value\r\n")),
    TRAILER_BYTE_BY_BYTE(client -> client.open(Part.CHUNKED + "e\r\ngrant_type=foo\r\n0\r\nX-Trailer: ")
            .drip("v")),
    IDLE_BETWEEN_REQUESTS(client -> client.openAnswered()),
    HALF_A_SECOND_REQUEST(client -> client.openAnswered("GET /oau")),
    EMPTY_LINES_BETWEEN_REQUESTS(client -> client.openAnswered().drip("\r\n")),
    SECOND_REQUEST_BYTE_BY_BYTE(client -> client.openAnswered("GET /").drip("a")),
    SECOND_BODY_THAT_STOPS(client -> client.openAnswered(Part.POST + "Content-Length: 1000\r\n\r\ngrant_type=")),
    REFUSED_BODY_BYTE_BY_BYTE(
            client -> client.open(Part.NOTHING + "Content-Length: 1000\r\n\r\n").drip("x")),
    REFUSED_CHUNKS_ONE_BY_ONE(client ->
            client.open(Part.NOTHING + "Transfer-Encoding: chunked\r\n\r\n").drip("1\r\nx\r\n")),
    RESPONSES_THAT_ARE_NOT_READ(client -> client.openWithoutReading()),
    RESPONSES_THAT_ARE_READ_BYTE_BY_BYTE(client -> client.openWithoutReading().readByteByByte()),
    FIN_AT_ONCE(client -> client.open().endOutput()),
    FIN_AMONG_HEADERS(client -> client.open(Part.GET + "X-Header: val").endOutput()),
    FIN_IN_A_BODY(client ->
            client.open(Part.POST + "Content-Length: 1000\r\n\r\ngrant_type=").endOutput()),
    FIN_IN_A_CHUNK(client -> client.open(Part.CHUNKED + "e\r\ngrant_").endOutput()),
    FIN_AFTER_A_REQUEST(client -> client.open(Part.GET + "\r\n").endOutput()),
    FIN_BEFORE_RESPONSES_THAT_ARE_NOT_READ(client -> client.openWithoutReading().endOutput()),

    NO_HANDSHAKE(API, client -> client.openWithoutTls()),
    HALF_A_RECORD_HEADER(API, client -> client.openWithoutTls().sendOnWire(new byte[] {0x16, 0x03, 0x01})),
    HALF_A_CLIENT_HELLO(API, client -> client.openWithoutTls().sendHello(0.5)),
    CLIENT_HELLO_BYTE_BY_BYTE(API, client -> client.openWithoutTls().dripHello()),
    CLIENT_HELLO_AND_NO_MORE(API, client -> client.openWithoutTls().sendHello(1)),
    CLIENT_HELLO_OF_16_KIB_BYTE_BY_BYTE(
            API,
            client -> client.openWithoutTls()
                    .sendOnWire(new byte[] {0x16, 0x03, 0x01, 0x40, 0x00, 0x01, 0x00, 0x3f, (byte) 0xfc, 0x03, 0x03})
                    .dripOnWire()),
    HTTP_WITHOUT_TLS(API, client -> client.openWithoutTls().send(Part.GET)),
    KEY_UPDATES(API, client -> client.open().updateKeys()),
    KEY_UPDATES_AMONG_HEADERS(API, client -> client.open(Part.GET).updateKeys()),
    RECORD_BYTE_BY_BYTE(
            API,
            client -> client.open()
                    .sendOnWire(new byte[] {0x17, 0x03, 0x03, 0x3f, 0x00})
                    .dripOnWire()),
    CLOSE_NOTIFICATION_WITHOUT_FIN(API, client -> client.open().endTlsOutput()),
    CLOSE_NOTIFICATION_WITHOUT_FIN_AMONG_HEADERS(
            API, client -> client.open(Part.GET).endTlsOutput()),
    CLOSE_NOTIFICATION_WITHOUT_FIN_IN_A_BODY(
            API,
            client -> client.open(Part.POST + "Content-Length: 1000\r\n\r\ngrant_type=")
                    .endTlsOutput());

    private final boolean forTlsOnly;
    private final Way way;

    SlowClient(Way way) {
        this.forTlsOnly = false;
        this.way = way;
    }

    SlowClient(Listener listener, Way way) {
        this.forTlsOnly = listener == API;
        this.way = way;
    }

    boolean fits(Listener listener) {
        return listener == API || !forTlsOnly;
    }

    /**
     * Connects and is slow until the server ends it.
     *
     * @param opened gets the connection as soon as it is open, and closes it
     */
    void attack(ServerProcess server, Listener listener, InetAddress source, Consumer<RawConnection> opened)
            throws IOException, GeneralSecurityException {
        try {
            way.go(new Client(server, listener, source, opened));
        } catch (IOException e) {
            // Closed by the server meanwhile, as expected.
        }
    }

    @FunctionalInterface
    private interface Way {
        Object go(Client client) throws IOException, GeneralSecurityException;
    }

    @FunctionalInterface
    private interface Opening {
        RawConnection open() throws IOException, GeneralSecurityException;
    }

    private static final class Part {
        static final String GET = "GET {path} HTTP/1.1\r\nHost: {authority}\r\n";
        static final String POST = "POST {body-path} HTTP/1.1\r\nHost: {authority}\r\n"
                + "Content-Type: application/x-www-form-urlencoded\r\n";
        static final String CHUNKED = POST + "Transfer-Encoding: chunked\r\n\r\n";
        static final String NOTHING = "POST /nothing HTTP/1.1\r\nHost: {authority}\r\n";

        private Part() {}
    }

    private record Client(ServerProcess server, Listener listener, InetAddress source, Consumer<RawConnection> opened) {
        private static final int PIPELINED = 200;
        private static final Semaphore CONNECTING = new Semaphore(2);

        Slow open(String... parts) throws IOException, GeneralSecurityException {
            return opened(inTurn(() -> RawConnection.open(server, listener, source)))
                    .send(parts);
        }

        Slow openWithoutTls() throws IOException {
            return opened(RawConnection.openWithoutTls(server, listener, source));
        }

        /** After one request, or immediately if the listener serves one request for each connection. */
        Slow openAnswered(String... parts) throws IOException, GeneralSecurityException {
            Slow slow = open(listener.request(server));
            slow.connection.awaitResponsesOrEnd(1);
            return slow.send(parts);
        }

        /** Asks for more than the kernels of both sides buffer. */
        Slow openWithoutReading() throws IOException, GeneralSecurityException {
            String path = switch (listener) {
                case API -> "/openapi.yaml";
                case PLAIN -> "/" + "p".repeat(4_000);
                case MANAGEMENT -> "/observe/metrics";
            };
            return opened(inTurn(() -> RawConnection.openWithoutReading(server, listener, source)))
                    .send(("GET " + path + " HTTP/1.1\r\nHost: {authority}\r\n\r\n").repeat(PIPELINED));
        }

        /** A hundred handshakes at once would take longer than a deadline that is short for a test. */
        private static RawConnection inTurn(Opening opening) throws IOException, GeneralSecurityException {
            CONNECTING.acquireUninterruptibly();
            try {
                return opening.open();
            } finally {
                CONNECTING.release();
            }
        }

        private Slow opened(RawConnection connection) {
            opened.accept(connection);
            return new Slow(this, connection);
        }
    }

    /** The actions of a slow client on its connection, in order. */
    private record Slow(Client client, RawConnection connection) {
        private static final int TIMES_A_SECOND = 5;

        Slow send(String... parts) throws IOException {
            for (String part : parts) {
                connection.send(client.listener().fill(client.server(), part));
            }
            return this;
        }

        Slow sendOnWire(byte[] bytes) throws IOException {
            connection.sendOnWire(bytes);
            return this;
        }

        Slow sendHello(double share) throws IOException, GeneralSecurityException {
            byte[] hello = TlsClient.clientHello(client.server());
            return sendOnWire(Arrays.copyOf(hello, (int) (hello.length * share)));
        }

        Slow dripHello() throws IOException, GeneralSecurityException {
            byte[] hello = TlsClient.clientHello(client.server());
            for (int index = 0; index < hello.length - 1 && !connection.isEnded(); index++) {
                connection.sendOnWire(new byte[] {hello[index]});
                LockSupport.parkNanos(1_000_000_000L / TIMES_A_SECOND);
            }
            return this;
        }

        Slow drip(String bytes) {
            connection.repeat(() -> connection.send(bytes), TIMES_A_SECOND);
            return this;
        }

        Slow dripOnWire() {
            connection.repeat(() -> connection.sendOnWire(new byte[] {0}), TIMES_A_SECOND);
            return this;
        }

        Slow readByteByByte() {
            connection.repeat(connection::readByte, TIMES_A_SECOND);
            return this;
        }

        Slow updateKeys() {
            connection.repeat(connection::updateKeys, TIMES_A_SECOND);
            return this;
        }

        Slow endOutput() throws IOException {
            connection.endOutput();
            return this;
        }

        Slow endTlsOutput() throws IOException {
            connection.endTlsOutput();
            return this;
        }
    }
}
