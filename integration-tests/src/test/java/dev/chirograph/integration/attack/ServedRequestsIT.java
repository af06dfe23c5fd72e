package dev.chirograph.integration.attack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.chirograph.integration.process.ServerProcess;
import dev.chirograph.integration.process.SharedServer;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.ValueSource;

/** Rare but valid requests, which must be served: a server that rejects everything would pass the attacks. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "each client has an address of its own in 127.0.0.0/8")
@ExtendWith(SharedServer.class)
final class ServedRequestsIT {
    private static final int PIPELINED = 20;

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "PLAIN")
    void pipelinedRequestsAreAllAnsweredInOrder(Listener listener, ServerProcess server) throws Exception {
        String answer = exchange(
                server,
                listener,
                listener.request(server).repeat(PIPELINED - 2)
                        + listener.fill(server, "GET /nothing HTTP/1.1\r\nHost: {authority}\r\n\r\n")
                        + listener.lastRequest(server));

        List<Integer> expected = Stream.concat(
                        IntStream.range(0, PIPELINED - 2).mapToObj(unused -> 200), Stream.of(404, 200))
                .toList();
        assertEquals(expected, RawConnection.statuses(answer), answer);
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "PLAIN")
    void pipelinedRequestBehindABodyIsAnswered(Listener listener, ServerProcess server) throws Exception {
        String answer = exchange(
                server,
                listener,
                listener.fill(
                                server,
                                "POST {body-path} HTTP/1.1\r\nHost: {authority}\r\nContent-Length: 14\r\n"
                                        + "Content-Type: application/x-www-form-urlencoded\r\n\r\ngrant_type=foo")
                        + listener.lastRequest(server));

        List<Integer> statuses = RawConnection.statuses(answer);
        assertEquals(2, statuses.size(), answer);
        assertEquals(200, statuses.getLast(), answer);
    }

    @ParameterizedTest
    @EnumSource
    void requestThatArrivesByteByByteIsServed(Listener listener, ServerProcess server) throws Exception {
        try (RawConnection connection = RawConnection.open(server, listener, SourceAddresses.next())) {
            for (char character : listener.lastRequest(server).toCharArray()) {
                connection.send(String.valueOf(character));
            }

            assertEquals(List.of(listener.status()), RawConnection.statuses(connection.awaitEnd()));
        }
    }

    @ParameterizedTest
    @EnumSource
    void absoluteFormOfTheServersAuthorityIsServed(Listener listener, ServerProcess server) throws Exception {
        String answer = exchange(
                server,
                listener,
                listener.fill(
                        server,
                        "GET {scheme}://{authority}{path} HTTP/1.1\r\nHost: {authority}\r\nConnection: close\r\n\r\n"));

        assertEquals(List.of(listener.status()), RawConnection.statuses(answer), answer);
    }

    @ParameterizedTest
    @EnumSource
    void absoluteFormIsServedInAnyCaseOfSchemeAndHost(Listener listener, ServerProcess server) throws Exception {
        String answer = exchange(
                server,
                listener,
                listener.fill(server, "GET {scheme}://{authority}")
                                .replace("http", "HTTP")
                                .replace("localhost", "LocalHost")
                        + listener.fill(server, "{path} HTTP/1.1\r\nHost: {authority}\r\nConnection: close\r\n\r\n"));

        assertEquals(List.of(listener.status()), RawConnection.statuses(answer), answer);
    }

    @Test
    void expect100ContinueIsAnswered(ServerProcess server) throws Exception {
        try (RawConnection connection = RawConnection.open(server, Listener.API, SourceAddresses.next())) {
            connection.send(Listener.API.fill(
                    server,
                    "POST {body-path} HTTP/1.1\r\nHost: {authority}\r\nExpect: 100-Continue\r\nContent-Length: 14\r\n"
                            + "Content-Type: application/x-www-form-urlencoded\r\nConnection: close\r\n\r\n"));
            String asked = connection.awaitResponses(1);
            connection.send("grant_type=foo");

            assertEquals(List.of(100), RawConnection.statuses(asked), asked);
            assertEquals(List.of(100, 400), RawConnection.statuses(connection.awaitEnd()), connection::toString);
        }
    }

    @ParameterizedTest
    @EnumSource
    void upgradeToHttp2IsIgnored(Listener listener, ServerProcess server) throws Exception {
        String answer = exchange(
                server,
                listener,
                listener.fill(
                                server,
                                "GET {path} HTTP/1.1\r\nHost: {authority}\r\nConnection: Upgrade, HTTP2-Settings\r\n"
                                        + "Upgrade: h2c\r\nHTTP2-Settings: AAMAAABkAAQCAAAAAAIAAAAA\r\n\r\n")
                        + listener.lastRequest(server));

        List<Integer> statuses = RawConnection.statuses(answer);
        assertFalse(statuses.isEmpty(), answer);
        assertFalse(statuses.contains(101), answer);
        assertFalse(answer.toLowerCase().contains("\r\nupgrade:"), answer);
    }

    @ParameterizedTest
    @ValueSource(strings = {"h2,http/1.1", "http/1.1,h2", "http/1.1"})
    void alpnChoosesHttp11(String offered, ServerProcess server) throws Exception {
        assertEquals("http/1.1", TlsClient.chosenProtocol(server, offered.split(",")));
    }

    @Test
    void alpnRejectsHttp2Alone(ServerProcess server) throws Exception {
        String chosen = TlsClient.chosenProtocol(server, "h2");

        assertTrue(chosen.isEmpty() || chosen.equals(TlsClient.REFUSED), chosen);
    }

    private static String exchange(ServerProcess server, Listener listener, String bytes) throws Exception {
        try (RawConnection connection = RawConnection.open(server, listener, SourceAddresses.next())) {
            connection.send(bytes);
            return connection.awaitEnd();
        }
    }
}
