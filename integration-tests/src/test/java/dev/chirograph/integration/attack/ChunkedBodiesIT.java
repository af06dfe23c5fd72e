package dev.chirograph.integration.attack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.chirograph.integration.process.ServerProcess;
import dev.chirograph.integration.process.SharedServer;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The chunked transfer coding (RFC 9112, section 7.1), as it is and as it is not. The body is a form whose grant does not
 * exist: the response tells whether the server has decoded it.
 */
@EnabledOnOs(value = OS.LINUX, disabledReason = "each attacker has an address of its own in 127.0.0.0/8")
@ExtendWith(SharedServer.class)
@TestInstance(Lifecycle.PER_CLASS)
final class ChunkedBodiesIT {
    private static final String DECODED = "unsupported_grant_type";
    private static final String HEAD = "POST {body-path} HTTP/1.1\r\nHost: {authority}\r\n"
            + "Content-Type: application/x-www-form-urlencoded\r\n";
    private static final String CHUNKED = HEAD + "Transfer-Encoding: chunked\r\n\r\n";

    private AttackLog log;
    private Bystander bystander;

    @BeforeAll
    void begin(ServerProcess server) {
        log = new AttackLog(server);
        bystander = new Bystander(server);
    }

    @AfterAll
    void logHasOneLinePerRequestAndNoStackTrace() {
        bystander.close();
        log.assertOneLinePerRequestAndNoStackTrace();
    }

    static List<Case> malformed() {
        return Case.onEachListener(List.of(
                new Row("a size with a plus").sends(CHUNKED + "+e\r\ngrant_type=foo\r\n0\r\n\r\n"),
                new Row("a size with a minus").sends(CHUNKED + "-e\r\ngrant_type=foo\r\n0\r\n\r\n"),
                new Row("a size with 0x").sends(CHUNKED + "0xe\r\ngrant_type=foo\r\n0\r\n\r\n"),
                new Row("a size behind a space").sends(CHUNKED + " e\r\ngrant_type=foo\r\n0\r\n\r\n"),
                new Row("a size before a space").sends(CHUNKED + "e \r\ngrant_type=foo\r\n0\r\n\r\n"),
                new Row("a size before a tab").sends(CHUNKED + "e\t\r\ngrant_type=foo\r\n0\r\n\r\n"),
                new Row("a size with an underscore").sends(CHUNKED + "0_e\r\ngrant_type=foo\r\n0\r\n\r\n"),
                new Row("a size in digits beyond ASCII").sends(CHUNKED + "\u00b2\r\ngrant_type=foo\r\n0\r\n\r\n"),
                new Row("no size").sends(CHUNKED + "\r\ngrant_type=foo\r\n0\r\n\r\n"),
                new Row("an extension without a size").sends(CHUNKED + ";a=b\r\ngrant_type=foo\r\n0\r\n\r\n"),
                new Row("20,000 leading zeros")
                        .sends(CHUNKED + "0".repeat(20_000) + "e\r\ngrant_type=foo\r\n0\r\n\r\n"),
                new Row("20,000 zeros as the last chunk")
                        .sends(CHUNKED + "e\r\ngrant_type=foo\r\n" + "0".repeat(20_000) + "\r\n\r\n"),
                new Row("no CRLF after the data").sends(CHUNKED + "e\r\ngrant_type=foo0\r\n\r\n"),
                new Row("more data than the size says").sends(CHUNKED + "d\r\ngrant_type=foo\r\n0\r\n\r\n"),
                new Row("the size 7fffffff")
                        .sends(CHUNKED + "7fffffff\r\ngrant_type=foo\r\n0\r\n\r\n")
                        .isRefusedWith(413),
                new Row("the size 80000000")
                        .sends(CHUNKED + "80000000\r\ngrant_type=foo\r\n0\r\n\r\n")
                        .isRefusedWith(413),
                new Row("the size 10000000e")
                        .sends(CHUNKED + "10000000e\r\ngrant_type=foo\r\n0\r\n\r\n")
                        .isRefusedWith(413),
                new Row("the size 7fffffffffffffff")
                        .sends(CHUNKED + "7fffffffffffffff\r\ngrant_type=foo\r\n0\r\n\r\n")
                        .isRefusedWith(400, 413),
                new Row("the size ffffffffffffffff")
                        .sends(CHUNKED + "ffffffffffffffff\r\ngrant_type=foo\r\n0\r\n\r\n")
                        .isRefusedWith(400, 413),
                new Row("the size 1000000000000000e")
                        .sends(CHUNKED + "1000000000000000e\r\ngrant_type=foo\r\n0\r\n\r\n")
                        .isRefusedWith(400, 413),
                new Row("a bare LF after the size").sends(CHUNKED + "e\ngrant_type=foo\r\n0\r\n\r\n"),
                new Row("a bare LF after the data").sends(CHUNKED + "e\r\ngrant_type=foo\n0\r\n\r\n"),
                new Row("a bare LF after the last chunk").sends(CHUNKED + "e\r\ngrant_type=foo\r\n0\n\r\n"),
                new Row("a bare LF after the trailers").sends(CHUNKED + "e\r\ngrant_type=foo\r\n0\r\n\n"),
                new Row("a bare LF after each line").sends(CHUNKED + "e\ngrant_type=foo\n0\n\n"),
                new Row("a bare CR after the size").sends(CHUNKED + "e\rgrant_type=foo\r\n0\r\n\r\n"),
                new Row("a bare CR in an extension").sends(CHUNKED + "e;a\rb\r\ngrant_type=foo\r\n0\r\n\r\n"),
                new Row("a bare LF in an extension").sends(CHUNKED + "e;a\nb\r\ngrant_type=foo\r\n0\r\n\r\n"),
                new Row("a bare LF in a quoted extension")
                        .sends(CHUNKED + "e;a=\"b\nc\"\r\ngrant_type=foo\r\n0\r\n\r\n"),
                new Row("NUL in an extension").sends(CHUNKED + "e;a=\u0000\r\ngrant_type=foo\r\n0\r\n\r\n"),
                new Row("a trailer without a colon").sends(CHUNKED + "e\r\ngrant_type=foo\r\n0\r\nX-Trailer\r\n\r\n"),
                new Row("a trailer with a bare LF").sends(CHUNKED + "e\r\ngrant_type=foo\r\n0\r\nX-Trailer: a\n\r\n"),
                new Row("a folded trailer").sends(CHUNKED + "e\r\ngrant_type=foo\r\n0\r\nX-Trailer: a\r\n b\r\n\r\n"),
                new Row("a request in place of trailers")
                        .sends(CHUNKED
                                + "e\r\ngrant_type=foo\r\n0\r\nGET {path} HTTP/1.1\r\nHost: {authority}\r\n\r\n"),
                new Row("an extension of 20,000 bytes")
                        .sends(CHUNKED + "e;a=" + "b".repeat(20_000) + "\r\ngrant_type=foo\r\n0\r\n\r\n")
                        .isRefusedWith(400, 413, 431),
                new Row("3 MiB of short extensions")
                        .sends(CHUNKED + ("1;a=" + "b".repeat(1000) + "\r\nx\r\n").repeat(3_000) + "0\r\n\r\n")
                        .isRefusedWith(400, 413, 431),
                new Row("a trailer of 20,000 bytes")
                        .sends(CHUNKED + "e\r\ngrant_type=foo\r\n0\r\nX-Trailer: " + "t".repeat(20_000) + "\r\n\r\n")
                        .isRefusedWith(400, 413, 431),
                new Row("20,000 trailers")
                        .sends(CHUNKED + "e\r\ngrant_type=foo\r\n0\r\n" + "X-Trailer: t\r\n".repeat(20_000) + "\r\n")
                        .isRefusedWith(400, 413, 431)));
    }

    @ParameterizedTest
    @MethodSource("malformed")
    void malformedChunkIsRefusedAndItsConnectionClosed(Case attack, ServerProcess server) throws Exception {
        String answer;
        try (RawConnection connection = RawConnection.open(server, attack.listener(), log.sourceOf(attack, 2))) {
            connection.offer(attack.request(server) + attack.listener().lastRequest(server));
            answer = connection.awaitEnd();
        }

        List<Integer> statuses = RawConnection.statuses(answer);
        assertTrue(
                isRefused(attack, statuses) || isAnsweredUnread(attack.listener(), statuses),
                () -> attack + " was answered with " + statuses + ": " + answer);
        assertFalse(answer.contains(DECODED), answer);
        assertFalse(answer.contains("Exception"), answer);
        bystander.isAnswered();
    }

    private static boolean isRefused(Case attack, List<Integer> statuses) {
        return attack.row().allows(statuses);
    }

    /** What does not read bodies answers before it finds out; it closes all the same. */
    private static boolean isAnsweredUnread(Listener listener, List<Integer> statuses) {
        return switch (listener) {
            case API -> false;
            case PLAIN -> statuses.equals(List.of(308));
            case MANAGEMENT -> statuses.equals(List.of(404)) || statuses.equals(List.of(405));
        };
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "e\r\ngrant_type=foo\r\n0\r\n\r\n",
                "E\r\ngrant_type=foo\r\n0\r\n\r\n",
                "000e\r\ngrant_type=foo\r\n000\r\n\r\n",
                "1\r\ng\r\nd\r\nrant_type=foo\r\n0\r\n\r\n",
                "e;name\r\ngrant_type=foo\r\n0\r\n\r\n",
                "e;name=value\r\ngrant_type=foo\r\n0;last\r\n\r\n",
                "e;one=1;two;three=\"3\"\r\ngrant_type=foo\r\n0\r\n\r\n",
                "e;name=\"quoted; \\\"text\\\" \\\\ here\"\r\ngrant_type=foo\r\n0\r\n\r\n",
                "e ; name = value\r\ngrant_type=foo\r\n0\r\n\r\n",
                "e\t;\tname\r\ngrant_type=foo\r\n0\r\n\r\n",
                "e\r\ngrant_type=foo\r\n0\r\nX-Trailer: value\r\n\r\n",
                "e\r\ngrant_type=foo\r\n0\r\nX-Trailer: one\r\nX-Other:two\r\n\r\n",
                "e\r\ngrant_type=foo\r\n0\r\nContent-Length: 5\r\n\r\n",
                "e\r\ngrant_type=foo\r\n0\r\nTransfer-Encoding: chunked\r\n\r\n"
            })
    void extensionsAndTrailersAreReadAndIgnored(String body, ServerProcess server) throws Exception {
        for (Listener listener : Listener.values()) {
            String answer;
            try (RawConnection connection = RawConnection.open(server, listener, log.sourceOf(body, 2))) {
                connection.send(listener.fill(server, CHUNKED + body) + listener.lastRequest(server));
                answer = connection.awaitEnd();
            }

            List<Integer> statuses = RawConnection.statuses(answer);
            switch (listener) {
                case API -> {
                    assertEquals(List.of(400, 200), statuses, answer);
                    assertTrue(answer.contains(DECODED), answer);
                }
                case PLAIN -> assertEquals(List.of(308), statuses, answer);
                case MANAGEMENT -> assertTrue(isReadAwayOrClosed(statuses), answer);
            }
        }
        bystander.isAnswered();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Chunked", "CHUNKED", "chunkeD"})
    void nameOfTheCodingInAnyCaseIsDecodedOrRefused(String coding, ServerProcess server) throws Exception {
        for (Listener listener : Listener.values()) {
            String answer;
            try (RawConnection connection = RawConnection.open(server, listener, log.sourceOf(coding, 2))) {
                connection.offer(listener.fill(
                                server,
                                HEAD + "Transfer-Encoding: " + coding + "\r\n\r\ne\r\ngrant_type=foo\r\n0\r\n\r\n")
                        + listener.lastRequest(server));
                answer = connection.awaitEnd();
            }

            List<Integer> statuses = RawConnection.statuses(answer);
            boolean refused = statuses.equals(List.of(400)) && !answer.contains("invalid_request");
            boolean decoded = switch (listener) {
                case API -> statuses.equals(List.of(400, 200)) && answer.contains(DECODED);
                case PLAIN -> statuses.equals(List.of(308));
                case MANAGEMENT -> isReadAwayOrClosed(statuses);
            };
            assertTrue(refused || decoded, () -> listener + ": " + answer);
        }
        bystander.isAnswered();
    }

    @ParameterizedTest
    @EnumSource
    void bodyOfOneChunkAfterAnotherIsNeverTheNextRequest(Listener listener, ServerProcess server) throws Exception {
        String smuggled = listener.request(server);
        String chunk = Integer.toHexString(smuggled.length()) + "\r\n" + smuggled + "\r\n";

        String answer;
        try (RawConnection connection = RawConnection.open(server, listener, log.sourceOf("requests in chunks", 2))) {
            connection.send(
                    listener.fill(server, CHUNKED + chunk + chunk + "0\r\n\r\n") + listener.lastRequest(server));
            answer = connection.awaitEnd();
        }

        List<Integer> statuses = RawConnection.statuses(answer);
        switch (listener) {
            case API -> assertEquals(List.of(400, 200), statuses, answer);
            case PLAIN -> assertEquals(List.of(308), statuses, answer);
            case MANAGEMENT -> assertTrue(isReadAwayOrClosed(statuses), answer);
        }
        bystander.isAnswered();
    }

    /** Behind chunks that were not read, a connection may end. */
    private static boolean isReadAwayOrClosed(List<Integer> statuses) {
        return statuses.equals(List.of(404)) || statuses.equals(List.of(404, 200));
    }
}
