package dev.chirograph.integration.attack;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.chirograph.integration.process.ServerProcess;
import dev.chirograph.integration.process.SharedServer;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Request lines and headers that are ambiguous or not HTTP/1.1, on each listener. Bytes after them on the connection
 * are never parsed as another request.
 */
@EnabledOnOs(value = OS.LINUX, disabledReason = "each attacker has an address of its own in 127.0.0.0/8")
@ExtendWith(SharedServer.class)
@TestInstance(Lifecycle.PER_CLASS)
final class MalformedRequestsIT {
    private static final String GET = "GET {path} HTTP/1.1\r\nHost: {authority}\r\n";
    private static final String POST = "POST {body-path} HTTP/1.1\r\nHost: {authority}\r\n"
            + "Content-Type: application/x-www-form-urlencoded\r\n";

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

    static List<Case> refusedAndClosed() {
        return Case.onEachListener(List.of(
                new Row("Content-Length with Transfer-Encoding")
                        .sends(POST + "Content-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"),
                new Row("Transfer-Encoding with Content-Length")
                        .sends(POST + "Transfer-Encoding: chunked\r\nContent-Length: 3\r\n\r\n0\r\n\r\n"),
                new Row("two different lengths").sends(POST + "Content-Length: 3\r\nContent-Length: 5\r\n\r\nabcde"),
                new Row("one length twice").sends(POST + "Content-Length: 3\r\nContent-Length: 3\r\n\r\nabc"),
                new Row("a list of lengths").sends(POST + "Content-Length: 3, 3\r\n\r\nabc"),
                new Row("a length with a sign").sends(POST + "Content-Length: +3\r\n\r\nabc"),
                new Row("a negative length").sends(POST + "Content-Length: -3\r\n\r\nabc"),
                new Row("a hexadecimal length").sends(POST + "Content-Length: 0x3\r\n\r\nabc"),
                new Row("an empty length").sends(POST + "Content-Length:\r\n\r\nabc"),
                new Row("a length beyond 64 bits")
                        .sends(POST + "Content-Length: 18446744073709551619\r\n\r\nabc")
                        .isRefusedWith(400, 413),
                new Row("Transfer-Encoding: identity").sends(POST + "Transfer-Encoding: identity\r\n\r\nabc"),
                new Row("Transfer-Encoding: gzip, chunked")
                        .sends(POST + "Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n")
                        .isRefusedWith(400, 501),
                new Row("Transfer-Encoding: chunked, chunked")
                        .sends(POST + "Transfer-Encoding: chunked, chunked\r\n\r\n0\r\n\r\n"),
                new Row("Transfer-Encoding: chunked, identity")
                        .sends(POST + "Transfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n")
                        .isRefusedWith(400, 501),
                new Row("Transfer-Encoding: chunked, twice")
                        .sends(POST + "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"),
                new Row("Transfer-Encoding: xchunked")
                        .sends(POST + "Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n")
                        .isRefusedWith(400, 501),
                new Row("Transfer-Encoding with a vertical tab")
                        .sends(POST + "Transfer-Encoding:\u000bchunked\r\n\r\n0\r\n\r\n"),
                new Row("Transfer-Encoding that is folded")
                        .sends(POST + "Transfer-Encoding:\r\n chunked\r\n\r\n0\r\n\r\n"),
                new Row("a space before the colon").sends(GET + "X-Name : value\r\n\r\n"),
                new Row("a space before the colon of Transfer-Encoding")
                        .sends(POST + "Transfer-Encoding : chunked\r\n\r\n0\r\n\r\n"),
                new Row("a tab before the colon of Content-Length").sends(POST + "Content-Length\t: 3\r\n\r\nabc"),
                new Row("an empty header name").sends(GET + ": value\r\n\r\n"),
                new Row("a header without a colon").sends(GET + "X-Name\r\n\r\n"),
                new Row("a header name with a space").sends(GET + "X Name: value\r\n\r\n"),
                new Row("a header name with a control character").sends(GET + "X\u0001Name: value\r\n\r\n"),
                new Row("a header name beyond ASCII").sends(GET + "X\u00e4: value\r\n\r\n"),
                new Row("a folded header").sends(GET + "X-Name: one\r\n two\r\n\r\n"),
                new Row("a first header that begins with a space")
                        .sends("GET {path} HTTP/1.1\r\n Host: {authority}\r\n\r\n"),
                new Row("NUL in a header").sends(GET + "X-Name: a\u0000b\r\n\r\n"),
                new Row("a bare CR in a header").sends(GET + "X-Name: a\rX-Other: b\r\n\r\n"),
                new Row("a bare LF after a header").sends(GET + "X-Name: value\n\r\n"),
                new Row("a bare LF after the request line").sends("GET {path} HTTP/1.1\nHost: {authority}\r\n\r\n"),
                new Row("a bare LF after each line").sends("GET {path} HTTP/1.1\nHost: {authority}\n\n"),
                new Row("a bare LF before the body").sends(POST + "Content-Length: 3\r\n\nabc"),
                new Row("a bare CR after the request line").sends("GET {path} HTTP/1.1\rHost: {authority}\r\n\r\n"),
                new Row("a control character in the method")
                        .sends("G\u0001ET {path} HTTP/1.1\r\nHost: {authority}\r\n\r\n"),
                new Row("NUL in the method").sends("GET\u0000 {path} HTTP/1.1\r\nHost: {authority}\r\n\r\n"),
                new Row("a method with a colon").sends("GE:T {path} HTTP/1.1\r\nHost: {authority}\r\n\r\n"),
                new Row("two spaces after the method").sends("GET  {path} HTTP/1.1\r\nHost: {authority}\r\n\r\n"),
                new Row("a tab after the method").sends("GET\t{path} HTTP/1.1\r\nHost: {authority}\r\n\r\n"),
                new Row("a space in the path").sends("GET {path} x HTTP/1.1\r\nHost: {authority}\r\n\r\n"),
                new Row("no Host").sends("GET {path} HTTP/1.1\r\n\r\n"),
                new Row("two Hosts").sends(GET + "Host: other.example\r\n\r\n"),
                new Row("HTTP/1.0")
                        .sends("GET {path} HTTP/1.0\r\nHost: {authority}\r\n\r\n")
                        .isRefusedWith(400, 426, 505)
                        .orClosedWithoutResponse(),
                new Row("HTTP/1.0 with chunks")
                        .sends("POST {body-path} HTTP/1.0\r\nHost: {authority}\r\nTransfer-Encoding: chunked\r\n\r\n"
                                + "0\r\n\r\n")
                        .isRefusedWith(400, 426, 505)
                        .orClosedWithoutResponse(),
                new Row("HTTP/1.2")
                        .sends("GET {path} HTTP/1.2\r\nHost: {authority}\r\n\r\n")
                        .isRefusedWith(400, 505)
                        .orClosedWithoutResponse(),
                new Row("HTTP/2.0")
                        .sends("GET {path} HTTP/2.0\r\nHost: {authority}\r\n\r\n")
                        .isRefusedWith(400, 505)
                        .orClosedWithoutResponse(),
                new Row("http/1.1")
                        .sends("GET {path} http/1.1\r\nHost: {authority}\r\n\r\n")
                        .isRefusedWith(400, 505)
                        .orClosedWithoutResponse(),
                new Row("HTTP/0.9")
                        .sends("GET {path}\r\n\r\n")
                        .isRefusedWith(400, 505)
                        .orClosedWithoutResponse(),
                new Row("the preface of HTTP/2")
                        .sends("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\u0000\u0000\u0000\u0004\u0000\u0000\u0000\u0000\u0000")
                        .isRefusedWith(400, 505)
                        .orClosedWithoutResponse(),
                new Row("TLS within the connection")
                        .sends("\u0016\u0003\u0001\u0000\u0005\u0001\u0000\u0000\u0001\u0003\r\n\r\n")
                        .isRefusedWith(400)
                        .orClosedWithoutResponse(),
                new Row("a line of noise")
                        .sends("GARBAGE of more than 24 bytes\r\n\r\n")
                        .isRefusedWith(400, 505)
                        .orClosedWithoutResponse()));
    }

    @ParameterizedTest
    @MethodSource("refusedAndClosed")
    void ambiguousRequestIsRefusedAndItsConnectionClosed(Case attack, ServerProcess server) throws Exception {
        String answer;
        try (RawConnection connection = RawConnection.open(server, attack.listener(), log.sourceOf(attack, 2))) {
            connection.offer(attack.request(server) + attack.listener().lastRequest(server));
            answer = connection.awaitEnd();
        }

        List<Integer> statuses = RawConnection.statuses(answer);
        assertTrue(attack.row().allows(statuses), () -> attack + " was answered with " + statuses + ": " + answer);
        assertTellsNothing(answer);
        assertTrue(
                statuses.isEmpty() || answer.toLowerCase().contains("\r\nconnection: close\r\n"),
                () -> "the response does not say that the connection is closed: " + answer);
        bystander.isAnswered();
    }

    static List<Case> refused() {
        String manyHeaders = "X-Header: value\r\n".repeat(101);
        return Case.onEachListener(List.of(
                new Row("get")
                        .sends("get {path} HTTP/1.1\r\nHost: {authority}\r\n\r\n")
                        .isRefusedWith(400, 405, 501),
                new Row("Get")
                        .sends("Get {path} HTTP/1.1\r\nHost: {authority}\r\n\r\n")
                        .isRefusedWith(400, 405, 501),
                new Row("an unknown method")
                        .sends("BREW {path} HTTP/1.1\r\nHost: {authority}\r\n\r\n")
                        .isRefusedWith(400, 405, 501),
                new Row("TRACE")
                        .sends("TRACE {path} HTTP/1.1\r\nHost: {authority}\r\n\r\n")
                        .isRefusedWith(405, 501),
                new Row("CONNECT")
                        .sends("CONNECT {authority} HTTP/1.1\r\nHost: {authority}\r\n\r\n")
                        .isRefusedWith(400, 405, 501),
                new Row("an expectation that is not known")
                        .sends(GET + "Expect: anything-else\r\n\r\n")
                        .isRefusedWith(417),
                new Row("a known expectation beside another")
                        .sends(GET + "Expect: 100-continue, anything-else\r\n\r\n")
                        .isRefusedWith(417),
                new Row("a fragment in the path")
                        .sends("GET {path}#fragment HTTP/1.1\r\nHost: {authority}\r\n\r\n")
                        .isRefusedWith(400),
                new Row("a fragment behind the query")
                        .sends("GET {path}?a=b#fragment HTTP/1.1\r\nHost: {authority}\r\n\r\n")
                        .isRefusedWith(400),
                new Row("more than 100 headers")
                        .sends(GET + manyHeaders + "\r\n")
                        .isRefusedWith(431),
                new Row("a header of 64 KiB")
                        .sends(GET + "X-Header: " + "v".repeat(64 * 1024) + "\r\n\r\n")
                        .isRefusedWith(400, 431),
                new Row("a path of 64 KiB")
                        .sends("GET /" + "p".repeat(64 * 1024) + " HTTP/1.1\r\nHost: {authority}\r\n\r\n")
                        .isRefusedWith(414),
                new Row("the absolute form of another authority")
                        .sends("GET {scheme}://other.example{path} HTTP/1.1\r\nHost: other.example\r\n\r\n")
                        .isRefusedWith(421),
                new Row("the absolute form of another authority beside our Host")
                        .sends("GET {scheme}://other.example{path} HTTP/1.1\r\nHost: {authority}\r\n\r\n")
                        .isRefusedWith(421),
                new Row("the absolute form with a user")
                        .sends("GET {scheme}://user@{authority}{path} HTTP/1.1\r\nHost: {authority}\r\n\r\n")
                        .isRefusedWith(400, 421),
                new Row("the absolute form of another scheme")
                        .sends("GET ftp://{authority}{path} HTTP/1.1\r\nHost: {authority}\r\n\r\n")
                        .isRefusedWith(400, 421),
                new Row("an encoded slash")
                        .sends("GET /%2f{path} HTTP/1.1\r\nHost: {authority}\r\n\r\n")
                        .isRefusedWith(400),
                new Row("a dot segment")
                        .sends("GET /x/..{path} HTTP/1.1\r\nHost: {authority}\r\n\r\n")
                        .isRefusedWith(400),
                new Row("an encoded NUL")
                        .sends("GET {path}%00 HTTP/1.1\r\nHost: {authority}\r\n\r\n")
                        .isRefusedWith(400)));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void requestForAnotherAuthorityIsRejected(Case attack, ServerProcess server) throws Exception {
        String answer;
        try (RawConnection connection = RawConnection.open(server, attack.listener(), log.sourceOf(attack, 2))) {
            connection.offer(attack.request(server) + attack.listener().lastRequest(server));
            answer = connection.awaitEnd();
        }

        List<Integer> statuses = RawConnection.statuses(answer);
        assertFalse(statuses.isEmpty(), () -> attack + " was not answered");
        assertTrue(
                attack.row().allows(statuses.subList(0, 1)),
                () -> attack + " was answered with " + statuses + ": " + answer);
        assertTrue(
                Set.of(List.of(), List.of(attack.listener().status())).contains(statuses.subList(1, statuses.size())),
                () -> "the request behind it was answered with " + statuses + ": " + answer);
        assertTellsNothing(answer);
        bystander.isAnswered();
    }

    private static void assertTellsNothing(String answer) {
        assertFalse(answer.contains("Exception"), answer);
        assertFalse(answer.contains("helidon"), answer);
    }
}
