package dev.chirograph.server.edge.connection;

import java.net.InetAddress;
import java.util.function.Supplier;

/**
 * Is notified of connections that the server rejects or closes, for a log and metrics. Methods are called by many
 * threads and must not throw.
 */
public interface ConnectionObserver {
    /**
     * Receives the gauges.
     *
     * @param connections returns the number of open connections
     * @param bodyBytes returns the memory of request bodies
     */
    void show(Supplier<Integer> connections, Supplier<Long> bodyBytes);

    /**
     * A connection was closed as soon as it was accepted.
     *
     * @param reason {@code total}, {@code address}, {@code not_a_proxy} or {@code stopping}
     */
    void refused(String reason, InetAddress address);

    /**
     * A connection was closed because its client was too slow.
     *
     * @param waitedFor the phase in which the client was too slow, such as {@code body}
     */
    void timedOut(String waitedFor, InetAddress address);

    /** Called about ten times a second. */
    void tick();
}
