package dev.chirograph.server.edge.connection;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * All connections of all listeners: their limits, and the reaper, which closes connections of slow clients.
 * Thread-safe.
 *
 * <p>The web server's own limit leaks a permit for each failed handshake, and none of its timeouts detects a silent
 * client.
 */
public final class Connections implements AutoCloseable {
    private static final Duration TICK = Duration.ofMillis(100);

    /** How long connections are rejected at the limit before closed ones are searched again. */
    private static final Duration SWEEP_PAUSE = Duration.ofMillis(5);

    /** The number of connections that are scanned in negligible time. */
    private static final int FEW_CONNECTIONS = 1_000;

    private final ConnectionLimits limits;
    private final Predicate<InetAddress> trustedProxy;
    private final boolean onlyProxies;
    private final FileDescriptors descriptors;
    private final BodyMemory bodyMemory;
    private final ConnectionObserver observer;
    private final LongSupplier nanoTime;

    private final Map<Ends, ClientConnection> open = new ConcurrentHashMap<>();
    private final Set<SocketAddress> exempt = ConcurrentHashMap.newKeySet();

    /** Guards {@link #perAddress} and the decision whether to admit a connection; nothing blocks while it is held. */
    private final ReentrantLock lock = new ReentrantLock();

    private final Condition closed = lock.newCondition();
    private final Map<AddressBlock, Integer> perAddress = new HashMap<>();
    private boolean isClosed;

    private volatile boolean draining;
    private volatile long sweptAt;
    private final Thread reaper;

    /** Both addresses of a connection, which identify it in the web server's callbacks. */
    private record Ends(SocketAddress remote, SocketAddress local) {}

    private Connections(
            ConnectionLimits limits,
            Predicate<InetAddress> trustedProxy,
            boolean onlyProxies,
            FileDescriptors descriptors,
            ConnectionObserver observer,
            LongSupplier nanoTime) {
        this.limits = limits;
        this.trustedProxy = trustedProxy;
        this.onlyProxies = onlyProxies;
        this.descriptors = descriptors;
        this.bodyMemory = new BodyMemory(limits.maximumBodyMemory());
        this.observer = observer;
        this.nanoTime = nanoTime;
        this.sweptAt = nanoTime.getAsLong() - SWEEP_PAUSE.toNanos();
        this.reaper = Thread.ofPlatform().daemon().name("connection-reaper").unstarted(this::reap);
    }

    /**
     * Starts the reaper; this accepts no connection.
     *
     * @param limits the limits of clients
     * @param maximumBody the maximum size of a body
     * @param trustedProxy returns whether an address is that of a trusted proxy
     * @param onlyProxies whether all others are refused
     * @param observer is notified of rejected and closed connections
     */
    public static Connections start(
            ConnectionLimits limits,
            long maximumBody,
            Predicate<InetAddress> trustedProxy,
            boolean onlyProxies,
            ConnectionObserver observer) {
        FileDescriptors descriptors = FileDescriptors.ofThisProcess();
        var connections = new Connections(
                limits.resolved(descriptors, Runtime.getRuntime().maxMemory(), maximumBody),
                trustedProxy,
                onlyProxies,
                descriptors,
                observer,
                System::nanoTime);
        observer.show(connections.open::size, connections.bodyMemory::held);
        connections.reaper.start();
        return connections;
    }

    /**
     * Starts the reaper for the connections of the management listener, whose clients are on this machine. They have a
     * small limit of their own, separate from that of other connections.
     *
     * @param limits the limits of other clients
     * @param maximumBody the maximum size of a body
     * @param observer is notified of rejected and closed connections
     */
    public static Connections startForManagement(
            ConnectionLimits limits, long maximumBody, ConnectionObserver observer) {
        var connections = new Connections(
                limits.forManagement(maximumBody),
                address -> false,
                false,
                FileDescriptors.unlimited(),
                observer,
                System::nanoTime);
        connections.reaper.start();
        return connections;
    }

    /** For tests, which call the reaper themselves. */
    static Connections unwatched(
            ConnectionLimits limits,
            Predicate<InetAddress> trustedProxy,
            FileDescriptors descriptors,
            ConnectionObserver observer,
            LongSupplier nanoTime) {
        return new Connections(limits, trustedProxy, false, descriptors, observer, nanoTime);
    }

    /** Returns the effective limits, without zeros. */
    public ConnectionLimits limits() {
        return limits;
    }

    /** Returns the limit of the memory of bodies. */
    public BodyMemory bodyMemory() {
        return bodyMemory;
    }

    /** Admits the connection from this local address regardless of limits: the health check uses it. */
    void exempt(SocketAddress address) {
        exempt.add(address);
    }

    /** Returns whether a connection is one of this process, to check whether a listener is alive. */
    public boolean isExempt(SocketAddress remote) {
        return exempt.contains(remote);
    }

    void endExemption(SocketAddress address) {
        exempt.remove(address);
    }

    /** Registers a connection that a listener has accepted; closes it and returns false if there are too many. */
    boolean accept(SocketChannel channel) throws IOException {
        SocketAddress remote = channel.getRemoteAddress();
        if (!(remote instanceof InetSocketAddress peer)) {
            // Closed before it was registered.
            channel.close();
            return false;
        }
        boolean isExempt = exempt.contains(remote);
        boolean counted = !isExempt && !trustedProxy.test(peer.getAddress());
        var connection = new ClientConnection(channel, peer.getAddress(), counted, limits, nanoTime);
        String refusal = isExempt ? null : admit(connection);
        if (refusal != null) {
            observer.refused(refusal, peer.getAddress());
            connection.abort();
            return false;
        }
        ClientConnection before = open.put(new Ends(remote, channel.getLocalAddress()), connection);
        if (before != null) {
            // The same two addresses: the previous connection is closed and was not removed yet.
            giveBack(before);
        }
        return true;
    }

    private @Nullable String admit(ClientConnection connection) {
        if (draining) {
            return "stopping";
        }
        if (onlyProxies && !trustedProxy.test(connection.address())) {
            return "not_a_proxy";
        }
        String refusal = tryAdmit(connection);
        if (refusal != null) {
            // Some may be closed already. In a flood, an occasional search is enough.
            if (open.size() < FEW_CONNECTIONS || nanoTime.getAsLong() - sweptAt >= SWEEP_PAUSE.toNanos()) {
                sweep();
                refusal = tryAdmit(connection);
            }
        }
        return refusal;
    }

    private @Nullable String tryAdmit(ClientConnection connection) {
        lock.lock();
        try {
            int size = open.size();
            if (size >= limits.maximum() || (size > limits.maximum() / 2 && areDescriptorsScarce())) {
                return "total";
            }
            if (connection.isCounted() && !count(connection.block())) {
                return "address";
            }
            return null;
        } finally {
            lock.unlock();
        }
    }

    /** Rejects early: the listener's next accept would fail, and a failed accept ends the listener. */
    private boolean areDescriptorsScarce() {
        return descriptors.maximum() - descriptors.open() < ConnectionLimits.RESERVED_DESCRIPTORS / 2;
    }

    private boolean count(AddressBlock block) {
        int count = perAddress.getOrDefault(block, 0);
        if (count >= limits.maximumPerAddress()) {
            return false;
        }
        perAddress.put(block, count + 1);
        return true;
    }

    /**
     * Counts a request that a trusted proxy forwards against the limit of its client, which is that of direct
     * connections.
     *
     * @return false if the client has too many in progress; then {@link #endForwarded} must not be called
     */
    public boolean beginForwarded(InetAddress client) {
        lock.lock();
        try {
            return count(AddressBlock.of(client));
        } finally {
            lock.unlock();
        }
    }

    /** Releases a request that {@link #beginForwarded} counted. */
    public void endForwarded(InetAddress client) {
        uncount(AddressBlock.of(client));
    }

    private void uncount(AddressBlock block) {
        lock.lock();
        try {
            perAddress.computeIfPresent(block, (key, count) -> count > 1 ? count - 1 : null);
        } finally {
            lock.unlock();
        }
    }

    private void giveBack(ClientConnection connection) {
        if (connection.isCounted()) {
            uncount(connection.block());
        }
    }

    /** Returns the accepted connection with these addresses; null if it is closed already. */
    @Nullable
    ClientConnection find(SocketAddress remote, SocketAddress local) {
        return open.get(new Ends(remote, local));
    }

    /** Removes a connection that has ended. */
    void release(SocketAddress remote, SocketAddress local, ClientConnection connection) {
        if (open.remove(new Ends(remote, local), connection)) {
            giveBack(connection);
        }
    }

    private void reap() {
        lock.lock();
        try {
            while (!isClosed) {
                closed.awaitNanos(TICK.toNanos());
                lock.unlock();
                try {
                    sweep();
                    observer.tick();
                } finally {
                    lock.lock();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
    }

    /** Closes overdue connections, and removes closed ones. */
    void sweep() {
        sweptAt = nanoTime.getAsLong();
        open.forEach((ends, connection) -> {
            ClientConnection.Wait overdue = connection.overdue();
            if (overdue != null && connection.isOpen()) {
                observer.timedOut(overdue.name().toLowerCase(Locale.ROOT), connection.address());
                connection.abort();
            }
            if (!connection.isOpen()) {
                release(ends.remote(), ends.local(), connection);
            }
        });
    }

    /** Stops accepting connections, and closes those without a request in progress. */
    public void drain() {
        draining = true;
        all().stream().filter(connection -> !connection.isInRequest()).forEach(ClientConnection::close);
    }

    /** Closes all connections and stops the reaper. */
    @Override
    public void close() {
        draining = true;
        all().forEach(ClientConnection::abort);
        lock.lock();
        try {
            isClosed = true;
            closed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private Collection<ClientConnection> all() {
        return open.values();
    }

    int size() {
        return open.size();
    }
}
