package dev.chirograph.server.edge.connection;

import java.time.Duration;

/**
 * How many connections there may be, and how long a client may take.
 *
 * @param headerTimeout from the accepted connection to the end of the TLS handshake and the first request's headers, and from the
 *     first byte of each later request to the end of its headers
 * @param idleTimeout how long a connection may stay open between two requests
 * @param bodyGrace how long a body may come as slowly as it likes
 * @param bodyBytesPerSecond the least that a body must come with after the grace, on average
 * @param bodyTimeout when a body must have come whole, whatever its pace
 * @param writeTimeout how long a client may take none of a response
 * @param maximum the most connections to all listeners together, 0 to derive it from the limit of file descriptors
 * @param maximumPerAddress the most connections from one IPv4 address or one IPv6 /64, trusted proxies excepted, and the most requests
 *     at a time that trusted proxies forward for one; 0 to derive it from {@code maximum}
 * @param maximumBodyMemory the most bytes of bodies that are held in memory at a time, 0 to derive it from the heap
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

    /** What is kept free of file descriptors for the database, files and calls of other servers. */
    static final long RESERVED_DESCRIPTORS = 96;

    private static final int MOST_CONNECTIONS = 10_000;
    private static final int FEWEST_CONNECTIONS = 16;
    private static final int MOST_MANAGEMENT_CONNECTIONS = 32;
    private static final int MOST_CONNECTIONS_PER_ADDRESS = 256;

    /** About what a connection with TLS holds of the heap while a request is read, and as much again to spare. */
    private static final long HEAP_PER_CONNECTION = 128 * 1024;

    /** A decoded body takes several times its bytes. */
    private static final long HEAP_PER_BODY_BYTE = 8;

    /** Returns the limits that apply when nothing is configured. */
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
     * @param descriptors how many file descriptors there may be and are
     * @param heap the most bytes that the heap may have
     * @param maximumBody the most bytes of one body, which must always fit
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
     * Returns the limits of the management listener, which are not part of the others; its few connections fit into the reserve.
     *
     * @param maximumBody the most bytes of one body
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
