package dev.chirograph.server.edge.connection;

import java.io.IOException;
import java.net.InetAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * One accepted connection: what its client is waited for, and until when. The thread of the connection sets the deadlines, the reaper
 * reads them; every field that both use is volatile and written by one of them alone.
 */
final class ClientConnection {
    /** What a client was too slow with. */
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

    /** Tells whether it counts against the maximum of its address. */
    boolean isCounted() {
        return counted;
    }

    /** Tells whether a request has come whole, but for its body, and its response has not been sent whole. */
    boolean isInRequest() {
        return inRequest;
    }

    boolean isOpen() {
        return channel.isOpen();
    }

    /** A request may come now. The first one must come within the time that began with the connection. */
    void awaitRequest() {
        inRequest = false;
        bodyStart = NONE;
        if (hasBegunRequest) {
            awaitUntil(Wait.NEXT_REQUEST, after(limits.idleTimeout()));
        }
    }

    /** The first byte of a request has come. */
    void awaitHeaders() {
        if (hasBegunRequest) {
            awaitUntil(Wait.HANDSHAKE_OR_HEADERS, after(limits.headerTimeout()));
        }
        hasBegunRequest = true;
    }

    /** The headers have come; what is done now takes as long as it takes. */
    void awaitNothing() {
        inRequest = true;
        readDeadline = NONE;
    }

    /**
     * Some of a body is to be read.
     *
     * @param received how many bytes of it have come
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

    /** The connection ends; what is still to be said to the client has this long. */
    void awaitClose() {
        awaitUntil(Wait.CLOSE, after(CLOSE_TIMEOUT));
    }

    private void awaitUntil(Wait wait, long deadline) {
        readWait = wait;
        readDeadline = deadline;
    }

    /** Returns what the client was too slow with, or null while there is time. */
    @Nullable
    Wait overdue() {
        long now = nanoTime.getAsLong();
        if (isOver(writeDeadline, now)) {
            return Wait.RESPONSE;
        }
        return isOver(readDeadline, now) ? readWait : null;
    }

    /**
     * Ends the connection at once, from any thread: what was not sent is dropped, so that a client that takes nothing holds nothing of
     * the system's either.
     */
    void abort() {
        try {
            channel.setOption(StandardSocketOptions.SO_LINGER, 0);
        } catch (IOException | RuntimeException e) {
            // It is closed already, or about to be: closing it is all that matters.
        }
        close();
    }

    void close() {
        try {
            channel.close();
        } catch (IOException e) {
            // It is gone, which is all that was wanted.
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
