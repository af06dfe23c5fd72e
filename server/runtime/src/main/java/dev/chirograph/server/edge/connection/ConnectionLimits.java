package dev.chirograph.server.edge.connection;

import java.time.Duration;

/**
 * The limits and timeouts of connections.
 *
 * @param headerTimeout from accepting the connection to the end of the TLS handshake and the first request's headers,
 *     and from the first byte of each later request to the end of its headers
 * @param idleTimeout how long a connection may stay open between two requests
 * @param bodyGrace how long a body has no minimum rate
 * @param bodyBytesPerSecond the minimum average rate of a body after the grace period
 * @param bodyTimeout the time limit for a complete body, whatever its rate
 * @param writeTimeout how long a client may read nothing of a response
 * @param maximum the maximum number of connections to all listeners together; 0 to derive it from the limit of file
 *     descriptors
 * @param maximumPerAddress the maximum number of connections from one IPv4 address or one IPv6 /64, except trusted
 *     proxies, and of concurrent requests that trusted proxies forward for one; 0 to derive it from {@code maximum}
 * @param maximumBodyMemory the maximum memory of bodies in bytes; 0 to derive it from the heap
 */
public record ConnectionLimits(
        Duration headerTimeout,
        Duration idleTimeout,
        Duration bodyGrace,
        long bodyBytesPerSecond,
        Duration bodyTimeout,
        Duration writeTimeout,
        int maximum,
        int maximumPerAddress,
        long maximumBodyMemory) {

    /** The file descriptors that are reserved for the database, files and calls of other servers. */
    static final long RESERVED_DESCRIPTORS = 96;

    private static final int MOST_CONNECTIONS = 10_000;
    private static final int FEWEST_CONNECTIONS = 16;
    private static final int MOST_MANAGEMENT_CONNECTIONS = 32;
    private static final int MOST_CONNECTIONS_PER_ADDRESS = 256;

    /** The heap that a TLS connection uses while a request is read, doubled as a margin. */
    private static final long HEAP_PER_CONNECTION = 128 * 1024;

    /** A decoded body uses several times its size. */
    private static final long HEAP_PER_BODY_BYTE = 8;

    /** Returns the default limits. */
    public static ConnectionLimits defaults() {
        return new ConnectionLimits(
                Duration.ofSeconds(10),
                Duration.ofSeconds(60),
                Duration.ofSeconds(10),
                1024,
                Duration.ofSeconds(300),
                Duration.ofSeconds(30),
                0,
                0,
                0);
    }

    /**
     * Returns these limits with every 0 replaced.
     *
     * @param descriptors the limit and the current number of file descriptors
     * @param heap the maximum heap in bytes
     * @param maximumBody the maximum size of a body, for which there is always memory
     */
    ConnectionLimits resolved(FileDescriptors descriptors, long heap, long maximumBody) {
        int total = maximum > 0 ? maximum : connectionsFor(descriptors, heap);
        int each = maximumPerAddress > 0 ? maximumPerAddress : Math.min(MOST_CONNECTIONS_PER_ADDRESS, (total + 1) / 2);
        long memory = maximumBodyMemory > 0 ? maximumBodyMemory : heap / HEAP_PER_BODY_BYTE;
        return new ConnectionLimits(
                headerTimeout,
                idleTimeout,
                bodyGrace,
                bodyBytesPerSecond,
                bodyTimeout,
                writeTimeout,
                total,
                each,
                Math.max(memory, maximumBody));
    }

    /**
     * Returns the limits of the management listener, which are separate; its few connections use the reserve.
     *
     * @param maximumBody the maximum size of a body
     */
    ConnectionLimits forManagement(long maximumBody) {
        return new ConnectionLimits(
                headerTimeout,
                idleTimeout,
                bodyGrace,
                bodyBytesPerSecond,
                bodyTimeout,
                writeTimeout,
                MOST_MANAGEMENT_CONNECTIONS,
                MOST_MANAGEMENT_CONNECTIONS,
                maximumBody);
    }

    private static int connectionsFor(FileDescriptors descriptors, long heap) {
        long byDescriptors = descriptors.maximum() - descriptors.open() - RESERVED_DESCRIPTORS;
        long most = Math.min(MOST_CONNECTIONS, Math.min(byDescriptors, heap / HEAP_PER_CONNECTION));
        return (int) Math.max(FEWEST_CONNECTIONS, most);
    }
}
