package dev.chirograph.server.edge.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.chirograph.server.edge.TestObserver;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The limits of connections, and the reaper, with a clock that the tests move. */
class ConnectionsTest {
    private static final String PROXY = "127.0.0.9";

    private final AtomicLong now = new AtomicLong(1_000);
    private final AtomicLong openDescriptors = new AtomicLong();
    private final List<SocketChannel> clients = new ArrayList<>();
    private final Connections connections = connections(4, 2);

    private ServerSocketChannel listener;

    @BeforeEach
    void listen() throws IOException {
        listener = ServerSocketChannel.open().bind(new InetSocketAddress("127.0.0.1", 0));
    }

    @AfterEach
    void close() throws IOException {
        connections.close();
        listener.close();
        for (SocketChannel client : clients) {
            client.close();
        }
    }

    @Test
    void oneMoreThanTheTotalIsClosedAtOnce() throws IOException {
        for (int client = 1; client <= 4; client++) {
            assertTrue(connections.accept(connect("127.0.0." + client)));
        }

        SocketChannel fifth = connect("127.0.0.5");

        assertFalse(connections.accept(fifth));
        assertFalse(fifth.isOpen());
    }

    @Test
    void oneMoreThanAnAddressMayHaveIsClosedAtOnceAndHindersNoOther() throws IOException {
        assertTrue(connections.accept(connect("127.0.0.1")));
        assertTrue(connections.accept(connect("127.0.0.1")));

        assertFalse(connections.accept(connect("127.0.0.1")));
        assertTrue(connections.accept(connect("127.0.0.2")));
    }

    @Test
    void connectionThatIsClosedMakesRoom() throws IOException {
        SocketChannel first = connect("127.0.0.1");
        connections.accept(first);
        connections.accept(connect("127.0.0.1"));

        first.close();

        assertTrue(connections.accept(connect("127.0.0.1")));
        assertEquals(2, connections.size());
    }

    @Test
    void connectionsOfATrustedProxyAreCountedInTotalOnly() throws IOException {
        for (int connection = 0; connection < 4; connection++) {
            assertTrue(connections.accept(connect(PROXY)));
        }

        assertFalse(connections.accept(connect(PROXY)));
    }

    @Test
    void forwardedClientHasAsManyRequestsAsConnections() {
        InetAddress client = InetAddress.ofLiteral("203.0.113.1");

        assertTrue(connections.beginForwarded(client));
        assertTrue(connections.beginForwarded(client));
        assertFalse(connections.beginForwarded(client));
        assertTrue(connections.beginForwarded(InetAddress.ofLiteral("203.0.113.2")));

        connections.endForwarded(client);
        assertTrue(connections.beginForwarded(client));
    }

    @Test
    void ipv6NetworkOfOneClientIsOneAddress() {
        assertTrue(connections.beginForwarded(InetAddress.ofLiteral("2001:db8:1:2::1")));
        assertTrue(connections.beginForwarded(InetAddress.ofLiteral("2001:db8:1:2:ffff::2")));

        assertFalse(connections.beginForwarded(InetAddress.ofLiteral("2001:db8:1:2:3:4:5:6")));
        assertTrue(connections.beginForwarded(InetAddress.ofLiteral("2001:db8:1:3::1")));
    }

    @Test
    void scarceDescriptorsAreLeftForFilesAndTheDatabase() throws IOException {
        for (int client = 1; client <= 3; client++) {
            connections.accept(connect("127.0.0." + client));
        }
        openDescriptors.set(1_000 - 10);

        assertFalse(connections.accept(connect("127.0.0.4")));
    }

    @Test
    void ownProbeIsLetInPastTheMaximum() throws IOException {
        for (int client = 1; client <= 4; client++) {
            connections.accept(connect("127.0.0." + client));
        }
        SocketChannel probe = connect("127.0.0.5");
        connections.exempt(probe.getRemoteAddress());

        assertTrue(connections.accept(probe));
        assertTrue(connections.isExempt(probe.getRemoteAddress()));
    }

    @Test
    void silentConnectionEndsWithTheHeaderTimeout() throws IOException {
        SocketChannel silent = accepted();

        passAndSweep(Duration.ofMillis(9_999));
        assertTrue(silent.isOpen());

        passAndSweep(Duration.ofMillis(1));
        assertFalse(silent.isOpen());
        assertEquals(0, connections.size());
    }

    @Test
    void drippedHeadersDoNotProlongTheirTime() throws IOException {
        SocketChannel channel = accepted();
        ClientConnection connection = find(channel);
        connection.awaitRequest();
        passAndSweep(Duration.ofSeconds(9));
        connection.awaitHeaders();

        passAndSweep(Duration.ofSeconds(1));

        assertFalse(channel.isOpen());
    }

    @Test
    void connectionBetweenRequestsEndsWithTheIdleTimeoutAndALaterRequestHasItsOwnTime() throws IOException {
        SocketChannel channel = accepted();
        ClientConnection connection = find(channel);
        connection.awaitHeaders();
        connection.awaitNothing();
        passAndSweep(Duration.ofHours(1));
        connection.awaitRequest();
        passAndSweep(Duration.ofSeconds(59));
        connection.awaitHeaders();
        passAndSweep(Duration.ofSeconds(9));
        assertTrue(channel.isOpen());

        passAndSweep(Duration.ofSeconds(1));

        assertFalse(channel.isOpen());
    }

    @Test
    void bodyMustKeepItsPaceAfterTheGrace() throws IOException {
        SocketChannel channel = accepted();
        ClientConnection connection = find(channel);
        connection.awaitNothing();

        for (int second = 0; second < 100; second++) {
            connection.awaitBody(1024L * second);
            passAndSweep(Duration.ofSeconds(1));
            assertTrue(channel.isOpen());
        }
        connection.awaitBody(1024L * 90);
        passAndSweep(Duration.ofMillis(1));

        assertFalse(channel.isOpen());
    }

    @Test
    void bodyEndsWithItsAbsoluteTimeWhateverItsPace() throws IOException {
        SocketChannel channel = accepted();
        ClientConnection connection = find(channel);
        connection.awaitNothing();
        connection.awaitBody(0);
        connection.awaitBody(1L << 40);

        passAndSweep(Duration.ofSeconds(299));
        assertTrue(channel.isOpen());
        passAndSweep(Duration.ofSeconds(1));

        assertFalse(channel.isOpen());
    }

    @Test
    void responseThatIsNotTakenEndsTheConnection() throws IOException {
        SocketChannel channel = accepted();
        ClientConnection connection = find(channel);
        connection.awaitNothing();
        connection.awaitTaken();
        passAndSweep(Duration.ofSeconds(29));
        connection.awaitTaken();
        passAndSweep(Duration.ofSeconds(29));
        assertTrue(channel.isOpen());

        passAndSweep(Duration.ofSeconds(1));

        assertFalse(channel.isOpen());
    }

    @Test
    void stopEndsWhatIsIdleAndLeavesRequestsInProgress() throws IOException {
        SocketChannel idle = accepted();
        SocketChannel busy = accepted();
        find(busy).awaitNothing();

        connections.drain();

        assertFalse(idle.isOpen());
        assertTrue(busy.isOpen());
        assertFalse(connections.accept(connect("127.0.0.3")));
        connections.close();
        assertFalse(busy.isOpen());
    }

    @Test
    void connectionIsFoundByItsEndsUntilItIsReleased() throws IOException {
        SocketChannel channel = accepted();
        ClientConnection connection = find(channel);
        assertNotNull(connection);

        connections.release(channel.getRemoteAddress(), channel.getLocalAddress(), connection);
        connections.release(channel.getRemoteAddress(), channel.getLocalAddress(), connection);

        assertNull(connections.find(channel.getRemoteAddress(), channel.getLocalAddress()));
        assertEquals(0, connections.size());
    }

    @Test
    void bodyMemoryIsBoundedInTotal() {
        var memory = new BodyMemory(100);

        assertTrue(memory.take(60));
        assertFalse(memory.take(60));
        assertTrue(memory.take(40));
        memory.give(100);

        assertEquals(0, memory.held());
        assertTrue(memory.take(100));
    }

    @Test
    void maximumComesFromTheLimitOfDescriptorsAndTheHeap() {
        openDescriptors.set(150);

        assertEquals(1_000 - 150 - 96, resolved(1L << 40).maximum());
        assertEquals(256, resolved(1L << 40).maximumPerAddress());
        assertEquals(512, resolved(64 << 20).maximum());
        assertEquals(8 << 20, resolved(64 << 20).maximumBodyMemory());
        openDescriptors.set(990);
        assertEquals(16, resolved(1L << 40).maximum());
    }

    private ConnectionLimits resolved(long heap) {
        return ConnectionLimits.defaults().resolved(descriptors(), heap, 1024);
    }

    private void passAndSweep(Duration duration) {
        now.addAndGet(duration.toNanos());
        connections.sweep();
    }

    private SocketChannel accepted() throws IOException {
        SocketChannel channel = connect("127.0.0." + (clients.size() + 1));
        assertTrue(connections.accept(channel));
        return channel;
    }

    private ClientConnection find(SocketChannel channel) throws IOException {
        return connections.find(channel.getRemoteAddress(), channel.getLocalAddress());
    }

    /** Returns the listener's side of a connection from this address. */
    private SocketChannel connect(String from) throws IOException {
        SocketChannel client = SocketChannel.open().bind(new InetSocketAddress(from, 0));
        clients.add(client);
        client.connect(listener.getLocalAddress());
        return listener.accept();
    }

    private Connections connections(int total, int perAddress) {
        ConnectionLimits defaults = ConnectionLimits.defaults();
        var limits = new ConnectionLimits(
                defaults.headerTimeout(),
                defaults.idleTimeout(),
                defaults.bodyGrace(),
                defaults.bodyBytesPerSecond(),
                defaults.bodyTimeout(),
                defaults.writeTimeout(),
                total,
                perAddress,
                1000);
        return Connections.unwatched(
                limits, address -> address.getHostAddress().equals(PROXY), descriptors(), new TestObserver(), now::get);
    }

    private FileDescriptors descriptors() {
        return new FileDescriptors() {
            @Override
            public long maximum() {
                return 1_000;
            }

            @Override
            public long open() {
                return openDescriptors.get();
            }
        };
    }
}
