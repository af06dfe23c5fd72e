package dev.chirograph.server.edge.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.helidon.http.RequestException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Requests are read according to RFC 9112 and passed on in one form only; all others are rejected, and never repeated.
 */
class RequestFramingTest {
    private static final long MAXIMUM_BODY = 100;
    private static final String POST = "POST /a HTTP/1.1\r\nHost: x\r\n";
    private static final String CHUNKED = POST + "Transfer-Encoding: chunked\r\n\r\n";

    private SocketChannel channel;

    @BeforeEach
    void open() throws IOException {
        channel = SocketChannel.open();
    }

    @AfterEach
    void close() throws IOException {
        channel.close();
    }

    @Test
    void requestWithoutBodyIsHandedOnWhole() {
        assertEquals(
                "GET /a?b=c HTTP/1.1\r\nHost: x\r\nA: b\r\n\r\n",
                all("GET /a?b=c HTTP/1.1\r\nHost: x\r\nA:  b \r\n\r\n"));
    }

    @Test
    void pipelinedRequestsAreHandedOnOneByOne() {
        RequestFraming framing = framing(POST + "Content-Length: 3\r\n\r\nabcGET /b HTTP/1.1\r\nHost: x\r\n\r\n");

        assertTrue(next(framing).startsWith("POST /a "));
        assertEquals("abc", next(framing));
        assertTrue(framing.hasUnread());
        assertTrue(next(framing).startsWith("GET /b "));
        assertFalse(framing.hasUnread());
        assertNull(framing.get());
    }

    @Test
    void bytesThatComeOneByOneMakeTheSameRequest() {
        String request = CHUNKED.replace("chunked", "Chunked") + "3;a=b\r\nabc\r\n2\r\nde\r\n0\r\nTrailer: x\r\n\r\n";
        String[] bytes = request.split("");

        assertEquals(CHUNKED + "1\r\na\r\n1\r\nb\r\n1\r\nc\r\n1\r\nd\r\n1\r\ne\r\n0\r\n\r\n", all(bytes));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Chunked", "CHUNKED", "\tchunked "})
    void nameOfTheCodingIsCaseInsensitive(String coding) {
        assertEquals(
                CHUNKED + "3\r\nabc\r\n0\r\n\r\n",
                all(POST + "Transfer-Encoding:" + coding + "\r\n\r\n3\r\nabc\r\n0\r\n\r\n"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "3;a\r\nabc\r\n0\r\n\r\n",
                "3 ; a = \"b;\\\" c\"\r\nabc\r\n0;x\r\n\r\n",
                "003\r\nabc\r\n000\r\n\r\n",
                "3\r\nabc\r\n0\r\nX-Checksum: 1\r\nY: 2\r\n\r\n"
            })
    void legalExtensionsAndTrailersAreIgnored(String body) {
        assertEquals(CHUNKED + "3\r\nabc\r\n0\r\n\r\n", all(CHUNKED + body));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "+3\r\nabc\r\n0\r\n\r\n",
                "-3\r\nabc\r\n0\r\n\r\n",
                "0x3\r\nabc\r\n0\r\n\r\n",
                " 3\r\nabc\r\n0\r\n\r\n",
                "3 \r\nabc\r\n0\r\n\r\n",
                "3 a\r\nabc\r\n0\r\n\r\n",
                "\r\nabc\r\n0\r\n\r\n",
                "3\nabc\r\n0\r\n\r\n",
                "3\rabc\r\n0\r\n\r\n",
                "3\r\nabcd\r\n0\r\n\r\n",
                "3\r\nabc\n0\r\n\r\n",
                "3\r\nabc0\r\n\r\n",
                "3\r\nabc\r\n0\r\nno trailer\r\n\r\n",
                "3\r\nabc\r\n0\r\n\n",
                "3;\u0000\r\nabc\r\n0\r\n\r\n"
            })
    void chunkThatIsNotFramedAsTheGrammarSaysIs400(String body) {
        assertRefused(400, CHUNKED + body);
    }

    @Test
    void zerosAndExtensionsAreBounded() {
        assertRefused(400, CHUNKED + "0".repeat(20_000) + "3\r\nabc\r\n");
        assertRefused(400, CHUNKED + "0".repeat(20) + "3\r\nabc\r\n");
        assertRefused(400, CHUNKED + "3;" + "a".repeat(2_000) + "\r\nabc\r\n");
        assertRefused(400, CHUNKED + ("1;" + "a".repeat(1_000) + "\r\na\r\n").repeat(20));
        assertRefused(431, CHUNKED + "0\r\n" + "A: b\r\n".repeat(200) + "\r\n");
        assertRefused(431, CHUNKED + "0\r\nA: " + "b".repeat(2_000) + "\r\n\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"65\r\n", "7fffffff\r\n", "ffffffff\r\n", "fffffffffffffff\r\n", "7fffffffffffffff\r\n"})
    void chunkBeyondTheMaximumIs413BeforeItComes(String size) {
        assertRefused(413, CHUNKED + size);
    }

    @Test
    void chunksBeyondTheMaximumTogetherAre413() {
        assertRefused(413, CHUNKED + ("32\r\n" + "a".repeat(50) + "\r\n").repeat(3));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: 3\r\nTransfer-Encoding: chunked",
                "Content-Length: 3\r\nContent-Length: 3",
                "Content-Length: 3, 3",
                "Content-Length: +3",
                "Content-Length: -3",
                "Content-Length: 0x3",
                "Content-Length: 3.0",
                "Content-Length:",
                "Content-Length: 1234567890123456789",
                "Transfer-Encoding: identity",
                "Transfer-Encoding: gzip, chunked",
                "Transfer-Encoding: chunked, chunked",
                "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked",
                "Transfer-Encoding: chunked;a=b",
                "Transfer-Encoding: xchunked",
                "Transfer-Encoding:",
                "Transfer-Encoding : chunked"
            })
    void ambiguousFramingIs400(String framing) {
        assertRefused(400, POST + framing + "\r\n\r\nabc");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /a HTTP/1.1\nHost: x\r\n\r\n",
                "GET /a HTTP/1.1\r\nHost: x\n\r\n",
                "GET /a HTTP/1.1\r\nHost: x\r\nA: b\rc\r\n\r\n",
                "GET /a HTTP/1.1\r\nHost: x\r\nA: b\u0000c\r\n\r\n",
                "GET /a HTTP/1.1\r\nHost: x\r\n: b\r\n\r\n",
                "GET /a HTTP/1.1\r\nHost: x\r\nA : b\r\n\r\n",
                "GET /a HTTP/1.1\r\nHost: x\r\nA: b\r\n c\r\n\r\n",
                "GET /a HTTP/1.1\r\n Host: x\r\n\r\n",
                "GET /a HTTP/1.1\r\nHost: x\r\nno colon\r\n\r\n",
                "GET /a HTTP/1.1\r\n\r\n",
                "GET /a HTTP/1.1\r\nHost: x\r\nhost: y\r\n\r\n",
                "G\u0001T /a HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET  /a HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET\t/a HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET /a#b HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET /\u00e4 HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET a HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET /a http/1.1\r\nHost: x\r\n\r\n",
                "GET /a HTTP/1.1x\r\nHost: x\r\n\r\n",
                "GET /a\r\n\r\n",
                "\u0016\u0003\u0001\u0002\u0000",
                "\r\n\r\nGET /a HTTP/1.1\r\nHost: x\r\n\r\n"
            })
    void headThatIsNoneIs400(String request) {
        assertRefused(400, request);
    }

    @ParameterizedTest
    @ValueSource(strings = {"get", "Get", "TRACE", "CONNECT", "PROPFIND"})
    void methodThatIsNotServedIs405(String method) {
        assertRefused(405, method + " /a HTTP/1.1\r\nHost: x\r\n\r\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /a HTTP/1.0\r\n\r\n",
                "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
                "GET /a HTTP/1.2\r\nHost: x\r\n\r\n"
            })
    void otherVersionIs505(String request) {
        assertRefused(505, request);
    }

    @Test
    void headThatIsTooLargeIs414Or431() {
        assertRefused(414, "GET /" + "a".repeat(9_000) + " HTTP/1.1\r\nHost: x\r\n\r\n");
        assertRefused(431, "GET /a HTTP/1.1\r\nHost: x\r\nA: " + "b".repeat(17_000) + "\r\n\r\n");
        assertRefused(431, "GET /a HTTP/1.1\r\nHost: x\r\n" + "A: b\r\n".repeat(100) + "\r\n");
    }

    @Test
    void hundredHeaderLinesAreRead() {
        assertTrue(all("GET /a HTTP/1.1\r\nHost: x\r\n" + "A: b\r\n".repeat(99) + "\r\n")
                .endsWith("A: b\r\n\r\n"));
    }

    @Test
    void oneEmptyLineBeforeARequestIsPassedOver() {
        assertEquals("GET /a HTTP/1.1\r\nHost: x\r\n\r\n", all("\r\nGET /a HTTP/1.1\r\nHost: x\r\n\r\n"));
    }

    @Test
    void absoluteTargetOfThisServerReplacesTheHost() {
        assertEquals(
                "GET /a?b HTTP/1.1\r\nHost: API.example\r\n\r\n",
                all("GET https://API.example/a?b HTTP/1.1\r\nHost: evil\r\n\r\n"));
        assertEquals(
                "GET / HTTP/1.1\r\nHost: 127.0.0.1:8443\r\n\r\n",
                all("GET HTTPS://127.0.0.1:8443 HTTP/1.1\r\nHost: x\r\n\r\n"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example/",
                "http://api.example/",
                "https://api.example:444/",
                "https://user@api.example/",
                "https://api.example.evil/",
                "https://127.0.0.2:8443/",
                "https:///a"
            })
    void absoluteTargetOfAnotherServerIs421(String target) {
        assertRefused(421, "GET " + target + " HTTP/1.1\r\nHost: api.example\r\n\r\n");
    }

    @Test
    void nothingOfARequestIsInTheMessage() {
        RequestFraming framing = framing(CHUNKED + "secret-password\nabc");
        next(framing);

        RequestException refused = assertThrows(RequestException.class, framing::get);

        assertFalse(String.valueOf(refused.getMessage()).contains("secret"), refused.getMessage());
        assertNull(framing.get(), "what follows is no request");
    }

    @Test
    void connectionThatEndsEarlyEndsTheRequest() {
        for (String half : List.of(
                "",
                "GET",
                "GET /a HTTP/1.1\r\nHost: x\r\n",
                POST + "Content-Length: 3\r\n\r\nab",
                CHUNKED + "3\r\nab",
                CHUNKED + "3\r\nabc\r",
                CHUNKED + "0\r\n")) {
            RequestFraming framing = framing(half);

            IntStream.range(0, 5).forEach(i -> framing.get());

            assertNull(framing.get());
        }
    }

    private void assertRefused(int status, String request) {
        RequestException refused = assertThrows(RequestException.class, () -> all(request));

        assertEquals(status, refused.status().code(), refused.getMessage());
    }

    private String all(String... pieces) {
        RequestFraming framing = framing(pieces);
        var all = new ByteArrayOutputStream();
        for (byte[] bytes = framing.get(); bytes != null; bytes = framing.get()) {
            all.writeBytes(bytes);
        }
        return all.toString(StandardCharsets.ISO_8859_1);
    }

    private static String next(RequestFraming framing) {
        byte[] bytes = framing.get();
        return bytes == null ? "" : new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private RequestFraming framing(String... pieces) {
        Iterator<String> left = List.of(pieces).iterator();
        InetAddress loopback = InetAddress.ofLiteral("127.0.0.1");
        var connection = new ClientConnection(channel, loopback, true, ConnectionLimits.defaults(), System::nanoTime);
        return new RequestFraming(
                connection,
                () -> left.hasNext() ? left.next().getBytes(StandardCharsets.ISO_8859_1) : null,
                new OwnAuthority("https", URI.create("https://api.example"), false),
                new InetSocketAddress(loopback, 8443),
                MAXIMUM_BODY);
    }
}
