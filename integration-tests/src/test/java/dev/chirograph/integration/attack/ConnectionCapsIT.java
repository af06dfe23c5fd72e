package dev.chirograph.integration.attack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.chirograph.integration.process.ServerProcess;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The limits of connections, in total and for one address. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "connections come from several addresses in 127.0.0.0/8")
final class ConnectionCapsIT {
    private static final int TOTAL = 12;
    private static final int PER_ADDRESS = 5;
    private static final int MANAGEMENT = 32;
    private static final int HANDSHAKES = 4 * TOTAL;

    private ServerProcess server;

    /** Each test has a server of its own: what another test has left may be refused, and counted, late. */
    @BeforeEach
    void start(@TempDir Path folder) throws Exception {
        server = ServerProcess.start(
                folder,
                Map.of(
                        "MAX_CONNECTIONS", String.valueOf(TOTAL),
                        "MAX_CONNECTIONS_PER_ADDRESS", String.valueOf(PER_ADDRESS)));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void oneMoreThanTheMaximumOfAnAddressIsClosedAtOnceAndCounted() throws Exception {
        InetAddress greedy = SourceAddresses.next();
        double before = refused("address");
        try (var connections = new Held()) {
            connections.fill(Listener.API, greedy, PER_ADDRESS);

            assertTrue(
                    isClosedAtOnce(Listener.API, greedy) && isClosedAtOnce(Listener.PLAIN, greedy),
                    "one more than the maximum was taken");

            // The others have not noticed, and neither has another address.
            connections.areAnswered();
            connections.fill(Listener.API, SourceAddresses.next(), 1);
        }
        assertEquals(before + 2, refused("address"), "the refused connections were not counted");
        awaitRoom(Listener.API, greedy, PER_ADDRESS);
    }

    @Test
    void oneMoreThanTheMaximumInTotalIsClosedAtOnceAndCounted() throws Exception {
        double before = refused("total");
        try (var connections = new Held()) {
            connections.fill(Listener.API, SourceAddresses.next(), PER_ADDRESS);
            connections.fill(Listener.API, SourceAddresses.next(), PER_ADDRESS);
            connections.fill(Listener.API, SourceAddresses.next(), TOTAL - 2 * PER_ADDRESS);

            assertTrue(isClosedAtOnce(Listener.API, SourceAddresses.next()), "one more than the maximum was taken");

            connections.areAnswered();
        }
        assertEquals(before + 1, refused("total"), "the refused connection was not counted");
        awaitRoom(Listener.API, SourceAddresses.next(), 1);
    }

    @Test
    void managementRespondsWhenClientsHaveTakenAllConnections() throws Exception {
        try (var connections = new Held()) {
            for (int taken = 0; taken < TOTAL; taken += PER_ADDRESS) {
                connections.fill(Listener.API, SourceAddresses.next(), Math.min(PER_ADDRESS, TOTAL - taken));
            }
            assertTrue(isClosedAtOnce(Listener.API, SourceAddresses.next()), "the server is not full");

            assertTrue(refused("total") > 0, "management does not count what was refused");
        }
    }

    @Test
    void managementHasAMaximumOfItsOwn() throws Exception {
        try (var connections = new Held()) {
            connections.fill(Listener.MANAGEMENT, SourceAddresses.next(), MANAGEMENT);
            assertTrue(isClosedAtOnce(Listener.MANAGEMENT, SourceAddresses.next()), "one more was taken");

            connections.areAnswered();
            connections.fill(Listener.API, SourceAddresses.next(), PER_ADDRESS);
        }
        awaitRoom(Listener.MANAGEMENT, SourceAddresses.next(), MANAGEMENT);
    }

    @Test
    void failedHandshakesReleaseTheirConnections() throws Exception {
        InetAddress clumsy = SourceAddresses.next();

        for (int attempt = 0; attempt < HANDSHAKES; attempt++) {
            try (RawConnection connection = RawConnection.openWithoutTls(server, Listener.API, clumsy)) {
                connection.offer("GET / HTTP/1.1\r\n\r\n");
                connection.awaitEnd();
            } catch (IOException e) {
                // Refused: the place of the one before is given back in a moment.
            }
        }

        awaitRoom(Listener.API, clumsy, PER_ADDRESS);
    }

    @Test
    void resetConnectionsAreReleased() throws Exception {
        InetAddress rude = SourceAddresses.next();

        for (int attempt = 0; attempt < HANDSHAKES; attempt++) {
            try (RawConnection connection =
                    RawConnection.openWithoutTls(server, Listener.values()[attempt % 3], rude)) {
                connection.reset();
            } catch (IOException e) {
                // As above.
            }
        }

        awaitRoom(Listener.API, rude, PER_ADDRESS);
        awaitRoom(Listener.MANAGEMENT, rude, MANAGEMENT);
    }

    private boolean isClosedAtOnce(Listener listener, InetAddress source) {
        try (RawConnection connection = RawConnection.openWithoutTls(server, listener, source)) {
            return connection.awaitEnd().isEmpty();
        } catch (IOException e) {
            // Reset before the connection was of use to its client.
            return true;
        }
    }

    /** Waits until a number of connections from an address get responses at the same time. */
    private void awaitRoom(Listener listener, InetAddress source, int count) throws InterruptedException {
        Wait.until(
                () -> {
                    try (var connections = new Held()) {
                        connections.fill(listener, source, count);
                        return true;
                    } catch (Exception | AssertionError e) {
                        return false;
                    }
                },
                () -> "there is no room for " + count + " connections of " + source);
    }

    private double refused(String reason) throws Exception {
        var metric = Pattern.compile(
                "(?m)^chirograph_connections_refused_total\\{[^}]*reason=\"" + reason + "\"[^}]*} ([0-9.]+)");
        try (RawConnection connection = RawConnection.open(server, Listener.MANAGEMENT, SourceAddresses.next())) {
            connection.send(Listener.MANAGEMENT.fill(
                    server, "GET /observe/metrics HTTP/1.1\r\nHost: {authority}\r\nConnection: close\r\n\r\n"));
            return metric.matcher(connection.awaitEnd())
                    .results()
                    .mapToDouble(line -> Double.parseDouble(line.group(1)))
                    .sum();
        }
    }

    /** Connections that have received a response and stay open. */
    private final class Held implements AutoCloseable {
        private final List<RawConnection> connections = new ArrayList<>();

        void fill(Listener listener, InetAddress source, int count) throws Exception {
            for (int index = 0; index < count; index++) {
                RawConnection connection = RawConnection.open(server, listener, source);
                connections.add(connection);
                connection.send(listener.request(server));
                connection.awaitResponses(1);
            }
        }

        /** Connections to one listener, which responds a second time. */
        void areAnswered() throws IOException {
            for (RawConnection connection : connections) {
                Listener listener = connection.isSecured() ? Listener.API : Listener.MANAGEMENT;
                connection.send(listener.request(server));
                connection.awaitResponses(2);
            }
        }

        @Override
        public void close() {
            connections.forEach(RawConnection::close);
        }
    }
}
