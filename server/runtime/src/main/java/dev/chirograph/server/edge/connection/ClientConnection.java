package dev.chirograph.server.edge.connection;

import java.io.IOException;
import java.net.InetAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * An accepted connection and its current deadline. The connection's thread sets deadlines and the reaper reads them;
 * every shared field is volatile and has a single writer.
 */
final class ClientConnection {
    /** The phase in which a client was too slow. */
    enum Wait {
        HANDSHAKE_OR_HEADERS,
        NEXT_REQUEST,
        BODY,
        RESPONSE,
        CLOSE
    }

    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(2);
    private static final long NONE = 0;

    private final SocketChannel channel;
    private final InetAddress address;
    private final AddressBlock block;
    private final boolean counted;
    private final ConnectionLimits limits;
    private final LongSupplier nanoTime;

    private volatile long readDeadline = NONE;
    private volatile Wait readWait = Wait.HANDSHAKE_OR_HEADERS;
    private volatile long writeDeadline = NONE;
    private volatile boolean inRequest;

    private boolean hasBegunRequest;
    private long bodyStart = NONE;

    ClientConnection(
            SocketChannel channel,
            InetAddress address,
            boolean counted,
            ConnectionLimits limits,
            LongSupplier nanoTime) {
        this.channel = channel;
        this.address = address;
        this.block = AddressBlock.of(address);
        this.counted = counted;
        this.limits = limits;
        this.nanoTime = nanoTime;
        awaitUntil(Wait.HANDSHAKE_OR_HEADERS, after(limits.headerTimeout()));
    }

    InetAddress address() {
        return address;
    }

    AddressBlock block() {
        return block;
    }

    /** Returns whether the connection counts against the maximum of its address. */
    boolean isCounted() {
        return counted;
    }

    /** Returns whether a request is in progress: its headers have arrived and its response is not sent completely. */
    boolean isInRequest() {
        return inRequest;
    }

    boolean isOpen() {
        return channel.isOpen();
    }

    /** Waits for a request. The deadline of the first one started with the connection. */
    void awaitRequest() {
        inRequest = false;
        bodyStart = NONE;
        if (hasBegunRequest) {
            awaitUntil(Wait.NEXT_REQUEST, after(limits.idleTimeout()));
        }
    }

    /** Notes the first byte of a request. */
    void awaitHeaders() {
        if (hasBegunRequest) {
            awaitUntil(Wait.HANDSHAKE_OR_HEADERS, after(limits.headerTimeout()));
        }
        hasBegunRequest = true;
    }

    /** Notes the end of the headers; processing has no deadline. */
    void awaitNothing() {
        inRequest = true;
        readDeadline = NONE;
    }

    /**
     * Notes that a part of the body will be read.
     *
     * @param received the number of body bytes so far
     */
    void awaitBody(long received) {
        if (bodyStart == NONE) {
            bodyStart = nonZero(nanoTime.getAsLong());
        }
        Duration byPace = limits.bodyGrace().plusSeconds(received / limits.bodyBytesPerSecond());
        Duration most = byPace.compareTo(limits.bodyTimeout()) < 0 ? byPace : limits.bodyTimeout();
        awaitUntil(Wait.BODY, nonZero(bodyStart + most.toNanos()));
    }

    void awaitTaken() {
        writeDeadline = after(limits.writeTimeout());
    }

    void taken() {
        writeDeadline = NONE;
    }

    /** Sets the deadline for the last response; the connection closes afterwards. */
    void awaitClose() {
        awaitUntil(Wait.CLOSE, after(CLOSE_TIMEOUT));
    }

    private void awaitUntil(Wait wait, long deadline) {
        readWait = wait;
        readDeadline = deadline;
    }

    /** Returns the phase in which the client exceeded its deadline; null if it did not. */
    @Nullable
    Wait overdue() {
        long now = nanoTime.getAsLong();
        if (isOver(writeDeadline, now)) {
            return Wait.RESPONSE;
        }
        return isOver(readDeadline, now) ? readWait : null;
    }

    /**
     * Closes the connection at once, from any thread. Unsent bytes are dropped, so that a client that does not read
     * holds no system buffers.
     */
    void abort() {
        try {
            channel.setOption(StandardSocketOptions.SO_LINGER, 0);
        } catch (IOException | RuntimeException e) {
            // Closed already, or about to be: either is enough.
        }
        close();
    }

    void close() {
        try {
            channel.close();
        } catch (IOException e) {
            // The client is gone, which is the intended result.
        }
    }

    SocketChannel channel() {
        return channel;
    }

    private long after(Duration duration) {
        return nonZero(nanoTime.getAsLong() + duration.toNanos());
    }

    private static long nonZero(long nanos) {
        return nanos == NONE ? 1 : nanos;
    }

    private static boolean isOver(long deadline, long now) {
        return deadline != NONE && now - deadline >= 0;
    }
}
