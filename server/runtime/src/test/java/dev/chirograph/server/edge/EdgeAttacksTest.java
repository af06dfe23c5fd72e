package dev.chirograph.server.edge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bytes that no HTTP client would send. Every exchange reads until the server closes, and fails if it does not. */
class EdgeAttacksTest {
    private static final String SMUGGLED = "GET /ok HTTP/1.1\r\nHost: x\r\n\r\n";

    private static RunningEdge edge;

    @BeforeAll
    static void start() throws Exception {
        edge = RunningEdge.start();
    }

    @AfterAll
    static void stop() {
        edge.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: 3\r\nTransfer-Encoding: chunked",
                "Transfer-Encoding: chunked\r\nContent-Length: 3",
                "Content-Length: 3\r\nContent-Length: 5",
                "Content-Length: 3\r\nContent-Length: 3",
                "Content-Length: 3, 3",
                "Content-Length: +3",
                "Content-Length: -3",
                "Content-Length: 0x3",
                "Content-Length: 99999999999999999999",
                "Transfer-Encoding: identity",
                "Transfer-Encoding: gzip, chunked",
                "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked",
                "Transfer-Encoding: xchunked",
                "Transfer-Encoding : chunked",
                "Transfer-Encoding:\u000bchunked"
            })
    void ambiguousFramingIsRefusedAndTheConnectionClosed(String framing) throws Exception {
        String answer = edge.rawApi("POST /echo HTTP/1.1\r\nHost: x\r\n" + framing + "\r\n\r\n0\r\n\r\n" + SMUGGLED);

        assertOneProblem(400, answer);
        assertTrue(answer.contains("Connection: close"), answer);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /ok HTTP/1.1\r\n\r\n",
                "GET /ok HTTP/1.1\r\nHost: x\r\nHost: y\r\n\r\n",
                "GET /ok HTTP/1.1\r\nHost: x\r\nNo colon\r\n\r\n",
                "GET /ok HTTP/1.1\r\nHost: x\r\nBad Name: y\r\n\r\n",
                "GET /ok%zz HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET /<script> HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET /ok?a=%zz HTTP/1.1\r\nHost: x\r\n\r\n"
            })
    void malformedRequestIsAnsweredWithoutDetails(String request) throws Exception {
        String answer = edge.rawApi(request);

        assertOneProblem(400, answer);
        assertFalse(answer.contains("Exception"), answer);
        assertFalse(answer.contains("script"), answer);
        assertFalse(answer.contains("Server:"), answer);
        assertTrue(answer.contains("X-Request-Id: "), answer);
        assertTrue(answer.contains("X-Content-Type-Options: nosniff"), answer);
    }

    @Test
    void unknownProtocolIsAnsweredWithAProblem() throws Exception {
        assertOneProblem(400, edge.rawApi("GARBAGE of more than 24 bytes\r\n\r\n"));
    }

    @Test
    void headersBeyondTheCapAreRefused() throws Exception {
        assertOneProblem(431, edge.rawApi("GET /ok HTTP/1.1\r\nHost: x\r\nA: " + "b".repeat(17_000) + "\r\n\r\n"));
        assertOneProblem(414, edge.rawApi("GET /" + "b".repeat(9_000) + " HTTP/1.1\r\nHost: x\r\n\r\n"));
    }

    @Test
    void announcedBodyBeyondTheCapIsTooLargeAndReadAway() throws Exception {
        String answer = edge.rawApi(
                "POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 1001\r\n\r\n",
                "a".repeat(1001),
                "GET /nothing HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");

        assertEquals(List.of("413", "404"), statuses(answer));
    }

    @Test
    void chunkedBodyBeyondTheCapIsTooLargeAndEndsTheConnection() throws Exception {
        String chunk = "400\r\n" + "a".repeat(1024) + "\r\n";

        String answer = edge.rawApi(
                "POST /echo HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n",
                chunk.repeat(20),
                "0\r\n\r\n",
                "GET /nothing HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");

        assertEquals(List.of("413"), statuses(answer));
    }

    @Test
    void brokenChunkIsAProblemOfTheCaller() throws Exception {
        String answer = edge.rawApi("POST /echo HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nabc");

        assertOneProblem(400, answer);
    }

    @Test
    void bodyThatWasRefusedUnreadIsNotTheNextRequest() throws Exception {
        String answer = edge.rawApi(
                "POST /unread HTTP/1.1\r\nHost: x\r\nContent-Length: " + SMUGGLED.length() + "\r\n\r\n",
                SMUGGLED,
                "GET /nothing HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");

        assertEquals(List.of("409", "404"), statuses(answer));
    }

    @Test
    void bodyThatIsHeldBackUntilItIsAskedForIsNotTheNextRequest() throws Exception {
        String answer = edge.rawApi(
                "POST /ok HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: " + SMUGGLED.length()
                        + "\r\n\r\n",
                SMUGGLED);

        assertEquals(List.of("200"), statuses(answer));
        assertTrue(answer.contains("Connection: close"), answer);
    }

    @Test
    void bodyThatIsReadIsAskedForFirst() throws Exception {
        String answer = edge.rawApi("POST /echo HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nConnection: close\r\n"
                + "Content-Length: 3\r\n\r\nabc");

        assertEquals(List.of("100", "200"), statuses(answer));
    }

    @Test
    void problemForAHeadRequestHasNoContent() throws Exception {
        String answer = edge.rawApi(
                "HEAD /ok;a=b HTTP/1.1\r\nHost: x\r\n\r\n",
                "HEAD /boom HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");

        assertEquals(List.of("400", "404"), statuses(answer));
        assertFalse(answer.contains("about:blank"), answer);
        assertTrue(answer.endsWith("\r\n\r\n"), answer);
    }

    @Test
    void plainListenerOnlyRedirectsToTheConfiguredHost() throws Exception {
        String answer = edge.rawPlain("GET /users/me?a=b%20c HTTP/1.1\r\nHost: evil.example\r\n\r\n");

        assertTrue(answer.startsWith("HTTP/1.1 308 "), answer);
        assertTrue(answer.contains("Location: https://api.example:8443/users/me?a=b%20c\r\n"), answer);
        assertFalse(answer.contains("evil"), answer);
    }

    @ParameterizedTest
    @ValueSource(strings = {"//evil.example/", "/\\evil.example", "@evil.example", "/ok%0d%0aX:1"})
    void plainListenerDoesNotRedirectToAMalformedPath(String path) throws Exception {
        String answer = edge.rawPlain("GET " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");

        assertOneProblem(400, answer);
        assertFalse(answer.contains("Location"), answer);
    }

    @Test
    void absoluteTargetOfThisServerIsServedAndOfAnotherMisdirected() throws Exception {
        String own = edge.rawPlain("GET http://API.example/users HTTP/1.1\r\nHost: evil\r\nConnection: close\r\n\r\n");
        String other = edge.rawPlain("GET http://evil.example/ HTTP/1.1\r\nHost: api.example\r\n\r\n");

        assertTrue(own.startsWith("HTTP/1.1 308 "), own);
        assertTrue(own.contains("Location: https://api.example:8443/users\r\n"), own);
        assertOneProblem(421, other);
        assertFalse(other.contains("evil"), other);
    }

    private static List<String> statuses(String answers) {
        return Pattern.compile("HTTP/1\\.1 ([0-9]{3}) ")
                .matcher(answers)
                .results()
                .map(each -> each.group(1))
                .toList();
    }

    private static void assertOneProblem(int status, String answer) {
        assertTrue(answer.startsWith("HTTP/1.1 " + status + " "), answer);
        assertTrue(answer.contains("application/problem+json"), answer);
        assertTrue(answer.contains("\"status\":" + status), answer);
        assertEquals(1, statuses(answer).size(), "there must be one answer only: " + answer);
    }
}
