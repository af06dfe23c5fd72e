package dev.chirograph.server.edge.connection;

import dev.chirograph.server.runtime.StacklessException;
import io.helidon.common.socket.SocketOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.SocketOption;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * Handles every accepted socket before anything is read from it: the web server sets socket options here, on the
 * listener's thread.
 */
final class AcceptHook implements SocketOptions {
    /**
     * The socket buffers of a connection. The system's defaults are megabytes for each connection, and would hide
     * whether a client reads its response.
     */
    static final int BUFFER_BYTES = 128 * 1024;

    private final Connections connections;
    // A response is written in parts: with Nagle's algorithm, each would wait up to 40 ms for the delayed
    // acknowledgement of the previous one.
    private final SocketOptions options = SocketOptions.builder()
            .tcpNoDelay(true)
            .socketSendBufferSize(BUFFER_BYTES)
            .build();

    AcceptHook(Connections connections) {
        this.connections = connections;
    }

    @Override
    public void configureSocket(SocketChannel channel) {
        options.configureSocket(channel);
        try {
            if (!connections.accept(channel)) {
                throw new RefusedConnectionException();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Map<SocketOption<?>, Object> socketOptions() {
        return options.socketOptions();
    }

    @Override
    public Duration connectTimeout() {
        return options.connectTimeout();
    }

    @Override
    public Duration readTimeout() {
        return options.readTimeout();
    }

    @Override
    public Optional<Integer> socketReceiveBufferSize() {
        return options.socketReceiveBufferSize();
    }

    @Override
    public Optional<Integer> socketSendBufferSize() {
        return options.socketSendBufferSize();
    }

    @Override
    public boolean socketReuseAddress() {
        return options.socketReuseAddress();
    }

    @Override
    public boolean socketKeepAlive() {
        return options.socketKeepAlive();
    }

    @Override
    public boolean tcpNoDelay() {
        return options.tcpNoDelay();
    }

    /** Makes the listener accept the next connection; the socket is closed already. */
    private static final class RefusedConnectionException extends StacklessException {
        private static final long serialVersionUID = 1L;

        RefusedConnectionException() {
            super("too many connections");
        }
    }
}
