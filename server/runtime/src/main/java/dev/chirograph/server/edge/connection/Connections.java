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
 * All connections of all listeners: how many there may be, and the reaper, which ends those whose client is too slow. Safe for use by
 * many threads.
 *
 * <p>The web server's own cap leaks a permit for each failed handshake, and none of its timeouts acts on a client that sends nothing.
 */
public final class Connections implements AutoCloseable {
    private static final Duration TICK = Duration.ofMillis(100);

    /** How long a full house refuses before it looks again whether somebody has left. */
    private static final Duration SWEEP_PAUSE = Duration.ofMillis(5);

    /** To look at so many takes no time to speak of. */
    private static final int FEW_CONNECTIONS = 1_000;

    private final ConnectionLimits limits;
    private final Predicate<InetAddress> trustedProxy;
    private final FileDescriptors descriptors;
    private final BodyMemory bodyMemory;
    private final ConnectionObserver observer;
    private final LongSupplier nanoTime;

    private final Map<Ends, ClientConnection> open = new ConcurrentHashMap<>();
    private final Set<SocketAddress> exempt = ConcurrentHashMap.newKeySet();

    /** Guards {@link #perAddress} and the decision whether one more may be admitted; nothing blocks under it. */
    private final ReentrantLock lock = new ReentrantLock();

    private final Condition closed = lock.newCondition();
    private final Map<AddressBlock, Integer> perAddress = new HashMap<>();
    private boolean isClosed;

    private volatile boolean draining;
    private volatile long sweptAt;
    private final Thread reaper;

    /** Both ends of a connection, by which the web server's view of it is found. */
    private record Ends(SocketAddress remote, SocketAddress local) {}

    private Connections(
            ConnectionLimits limits,
            Predicate<InetAddress> trustedProxy,
            FileDescriptors descriptors,
            ConnectionObserver observer,
            LongSupplier nanoTime) {
        this.limits = limits;
        this.trustedProxy = trustedProxy;
        this.descriptors = descriptors;
        this.bodyMemory = new BodyMemory(limits.maximumBodyMemory());
        this.observer = observer;
        this.nanoTime = nanoTime;
        this.sweptAt = nanoTime.getAsLong() - SWEEP_PAUSE.toNanos();
        this.reaper = Thread.ofPlatform().daemon().name("connection-reaper").unstarted(this::reap);
    }

    /**
     * Starts to watch; nothing is accepted by this.
     *
     * @param limits what clients may do
     * @param maximumBody the most bytes of one body
     * @param trustedProxy tells who forwards for others
     * @param observer learns of refused and ended connections
     */
    public static Connections start(
            ConnectionLimits limits,
            long maximumBody,
            Predicate<InetAddress> trustedProxy,
            ConnectionObserver observer) {
        FileDescriptors descriptors = FileDescriptors.ofThisProcess();
        var connections = new Connections(
                limits.resolved(descriptors, Runtime.getRuntime().maxMemory(), maximumBody),
                trustedProxy,
                descriptors,
                observer,
                System::nanoTime);
        observer.show(connections.open::size, connections.bodyMemory::held);
        connections.reaper.start();
        return connections;
    }

    /**
     * Starts to watch the connections of the management listener, whose clients are on this machine. They have a small maximum of their own
     * and take no place of others, nor the others theirs.
     *
     * @param limits what other clients may do
     * @param maximumBody the most bytes of one body
     * @param observer learns of refused and ended connections
     */
    public static Connections startForManagement(
            ConnectionLimits limits, long maximumBody, ConnectionObserver observer) {
        var connections = new Connections(
                limits.forManagement(maximumBody),
                address -> false,
                FileDescriptors.unlimited(),
                observer,
                System::nanoTime);
        connections.reaper.start();
        return connections;
    }

    /** For tests, which reap by hand. */
    static Connections unwatched(
            ConnectionLimits limits,
            Predicate<InetAddress> trustedProxy,
            FileDescriptors descriptors,
            ConnectionObserver observer,
            LongSupplier nanoTime) {
        return new Connections(limits, trustedProxy, descriptors, observer, nanoTime);
    }

    /** Returns the limits in force, nothing of them left open. */
    public ConnectionLimits limits() {
        return limits;
    }

    /** Returns what bounds the memory of bodies. */
    public BodyMemory bodyMemory() {
        return bodyMemory;
    }

    /** Lets a connection from this address of our own in, whatever the limits are: the one by which health is asked. */
    void exempt(SocketAddress address) {
        exempt.add(address);
    }

    /** Tells whether a connection comes from ourselves, to ask whether a listener is alive. */
    public boolean isExempt(SocketAddress remote) {
        return exempt.contains(remote);
    }

    void endExemption(SocketAddress address) {
        exempt.remove(address);
    }

    /** Takes a connection that a listener has accepted; closes it and returns false when there are too many. */
    boolean accept(SocketChannel channel) throws IOException {
        SocketAddress remote = channel.getRemoteAddress();
        if (!(remote instanceof InetSocketAddress peer)) {
            // Gone before it was looked at.
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
            // The same two ends: the one before is closed and was not swept up yet.
            giveBack(before);
        }
        return true;
    }

    private @Nullable String admit(ClientConnection connection) {
        if (draining) {
            return "stopping";
        }
        String refusal = tryAdmit(connection);
        if (refusal != null) {
            // Some may be closed without our having noticed. In a flood it is enough to look now and then.
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

    /** The listeners' next accept would fail, and a listener that fails to accept is dead. */
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
     * Takes a request that a trusted proxy forwards; what a direct connection may do at a time, it may do for its client.
     *
     * @return false when the client has too many under way; nothing is to be given back then
     */
    public boolean beginForwarded(InetAddress client) {
        lock.lock();
        try {
            return count(AddressBlock.of(client));
        } finally {
            lock.unlock();
        }
    }

    /** Gives back what {@link #beginForwarded} took. */
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

    /** Finds an accepted connection by its ends; null when it is closed already. */
    @Nullable
    ClientConnection find(SocketAddress remote, SocketAddress local) {
        return open.get(new Ends(remote, local));
    }

    /** Forgets a connection that has ended. */
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

    /** Ends what is overdue, and forgets what is closed. */
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

    /** Takes no more connections, and ends those that are not in the middle of a request. */
    public void drain() {
        draining = true;
        all().stream().filter(connection -> !connection.isInRequest()).forEach(ClientConnection::close);
    }

    /** Ends all connections and the reaper. */
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
