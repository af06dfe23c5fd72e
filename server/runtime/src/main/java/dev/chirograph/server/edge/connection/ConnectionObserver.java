package dev.chirograph.server.edge.connection;

import java.net.InetAddress;
import java.util.function.Supplier;

/** Learns which connections the server refuses or ends, for a log and metrics. Its methods are called by many threads and must not throw. */
public interface ConnectionObserver {
    /**
     * Hands over what can be shown as metrics.
     *
     * @param connections returns how many connections are open
     * @param bodyBytes returns how many bytes of request bodies are held
     */
    void show(Supplier<Integer> connections, Supplier<Long> bodyBytes);

    /**
     * A connection was closed as soon as it was accepted.
     *
     * @param reason {@code total}, {@code address} or {@code stopping}
     */
    void refused(String reason, InetAddress address);

    /**
     * A connection was ended because its client was too slow.
     *
     * @param waitedFor what the client did not send or take in time, such as {@code body}
     */
    void timedOut(String waitedFor, InetAddress address);

    /** Is called about ten times a second. */
    void tick();
}
