package dev.chirograph.server.edge.connection;

import io.helidon.common.concurrency.limits.Limit;
import io.helidon.common.task.InterruptableTask;
import io.helidon.webserver.spi.ServerConnection;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.time.Duration;

/** Runs the web server's connection, and closes it so that the client receives the last response and nothing leaks. */
final class GuardedConnection implements ServerConnection, InterruptableTask<Void> {
    /** The maximum that is drained after the last response, so that closing does not reset the connection. */
    private static final int MAXIMUM_LINGER_BYTES = 32 * 1024;

    /** How long a client that sends more has to read the response before its connection is reset. */
    private static final Duration TIME_TO_READ = Duration.ofMillis(500);

    private final ServerConnection http1;
    private final GuardedContext context;
    private final Connections connections;

    GuardedConnection(ServerConnection http1, GuardedContext context, Connections connections) {
        this.http1 = http1;
        this.context = context;
        this.connections = connections;
    }

    @Override
    public void handle(Limit limit) throws InterruptedException {
        try {
            http1.handle(limit);
        } finally {
            end();
        }
    }

    private void end() {
        ClientConnection connection = context.connection();
        connection.awaitClose();
        try {
            if (context.framing().hasUnread()) {
                linger(connection.channel());
            }
            context.serverSocket().close();
        } catch (IOException | UncheckedIOException | InterruptedException e) {
            // The client is gone or the server stops: no orderly close is needed.
        } finally {
            connection.close();
            SocketAddress remote = context.remote();
            connections.release(remote, context.local(), connection);
        }
    }

    /**
     * RFC 9112, section 9.6: closing with unread bytes resets the connection, and the client could lose the response.
     */
    private static void linger(SocketChannel channel) throws IOException, InterruptedException {
        channel.shutdownOutput();
        ByteBuffer unread = ByteBuffer.allocate(8 * 1024);
        for (int left = MAXIMUM_LINGER_BYTES; left > 0; ) {
            unread.clear();
            int read = channel.read(unread);
            if (read < 0) {
                return;
            }
            left -= read;
        }
        Thread.sleep(TIME_TO_READ);
    }

    @Override
    public boolean canInterrupt() {
        return http1 instanceof InterruptableTask<?> task && task.canInterrupt();
    }

    @Override
    public Duration idleTime() {
        return http1.idleTime();
    }

    @Override
    public void close(boolean interrupt) {
        http1.close(interrupt);
    }

    @Override
    public void run() {
        // Required by the interface, but never called: the web server only checks whether the task may be
        // interrupted.
        throw new UnsupportedOperationException("run by handle");
    }
}
