package dev.chirograph.http2;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Requests that RFC 9113 calls malformed, sections 8.1.1, 8.2 and 8.3: a proxy and a server may interpret them differently. */
@AttackOnHttp2
final class MalformedRequestAttackTest {
    @TempDir
    private static Path folder;

    private static ServerProcess server;

    @BeforeAll
    static void start() throws Exception {
        server = ServerProcess.start(folder);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest(name = "{argumentSetName}")
    @MethodSource("malformedHeaders")
    void malformedRequestReachesNoHandler(HeaderBlock block) throws Exception {
        try (Http2Client client = Attacker.connectedTo(server)) {
            int handled = server.handled();

            client.send(Frame.headers(Attacker.FIRST_STREAM, Frame.END_HEADERS | Frame.END_STREAM, block.encoded()));
            client.answerTo(Attacker.FIRST_STREAM);

            assertEquals(handled, server.handled(), "it reaches a handler");
        }
    }

    static Stream<Arguments> malformedHeaders() {
        return Stream.of(
                row("uppercase name", good().with("X-Upper", "a")),
                row("empty name", good().with("", "a")),
                row("name with a space", good().with("x y", "a")),
                row("name with a colon", good().with("x:y", "a")),
                row("name with a NUL", good().with("x\0y", "a")),
                row("name with a CR and LF", good().with("x\r\ny", "a")),
                row("value with a NUL", good().with("x", "a\0b")),
                row("value with a CR", good().with("x", "a\rb")),
                row("value with a LF", good().with("x", "a\nb")),
                row("value that begins with a space", good().with("x", " a")),
                row("value that ends with a tab", good().with("x", "a\t")),
                row("connection", good().with("connection", "close")),
                row("keep-alive", good().with("keep-alive", "timeout=5")),
                row("proxy-connection", good().with("proxy-connection", "close")),
                row("transfer-encoding", good().with("transfer-encoding", "chunked")),
                row("upgrade", good().with("upgrade", "websocket")),
                row("te other than trailers", good().with("te", "gzip")),
                row(
                        "pseudo-header after a regular one",
                        HeaderBlock.empty()
                                .with(":method", "GET")
                                .with(":scheme", "https")
                                .with("x", "a")
                                .with(":authority", "localhost")
                                .with(":path", AttackedServer.READ)),
                row("unknown pseudo-header", good().with(":protocol", "websocket")),
                row("pseudo-header of responses", good().with(":status", "200")),
                row("two of :method", good().with(":method", "POST")),
                row("two of :path", good().with(":path", AttackedServer.HOLD)),
                row("no :method", HeaderBlock.empty().with(":scheme", "https").with(":path", AttackedServer.READ)),
                row("no :scheme", HeaderBlock.empty().with(":method", "GET").with(":path", AttackedServer.READ)),
                row("no :path", HeaderBlock.empty().with(":method", "GET").with(":scheme", "https")),
                row("empty :path", HeaderBlock.of("GET", "")),
                row(":path with a space", HeaderBlock.of("GET", AttackedServer.READ + " HTTP/1.1")),
                row(":method with a space", HeaderBlock.of("GET " + AttackedServer.READ, AttackedServer.READ)),
                row("host that differs from :authority", good().with("host", "other.example")),
                row("content-length without a body", good().with("content-length", "5")),
                row("two of content-length", good().with("content-length", "0").with("content-length", "1")));
    }

    @Test
    void bodyLongerThanItsContentLengthIsNoEndOfTheRequest() throws Exception {
        assertBodyIsRefused("5", 10);
    }

    @Test
    void bodyShorterThanItsContentLengthIsNoEndOfTheRequest() throws Exception {
        assertBodyIsRefused("10", 5);
    }

    /** The handler may have started, but must not see a complete body. */
    private void assertBodyIsRefused(String contentLength, int bytes) throws Exception {
        try (Http2Client client = Attacker.connectedTo(server)) {
            byte[] block = HeaderBlock.of("POST", AttackedServer.READ)
                    .with("content-length", contentLength)
                    .encoded();

            client.send(
                    Frame.headers(Attacker.FIRST_STREAM, Frame.END_HEADERS, block),
                    Frame.data(Attacker.FIRST_STREAM, Frame.END_STREAM, bytes));

            boolean served = client.answerTo(Attacker.FIRST_STREAM)
                    .filter(Frame::isHeadersOfSuccess)
                    .isPresent();
            assertFalse(served, "a body of " + bytes + " octets is served as one of " + contentLength);
        }
    }

    private static HeaderBlock good() {
        return HeaderBlock.of("GET", AttackedServer.READ);
    }

    private static Arguments row(String name, HeaderBlock block) {
        return argumentSet(name, block);
    }
}
