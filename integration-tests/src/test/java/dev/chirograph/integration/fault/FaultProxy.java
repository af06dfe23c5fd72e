package dev.chirograph.integration.fault;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

/**
 * A TCP proxy that damages what goes through it. A fault concerns the connections that are open and those that come, until
 * the next one is set. Thread-safe.
 */
public final class FaultProxy implements AutoCloseable {
    private static final int CONNECT_MILLIS = 2_000;
    private static final Duration BETWEEN_BYTES = Duration.ofMillis(200);

    private final ServerSocket listener;
    private final InetSocketAddress target;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile Fault fault = Fault.NONE;

    /** What happens to the bytes. */
    public enum Fault {
        /** They pass. */
        NONE,

        /** They pass after half a second, in both directions. */
        LATENCY,

        /** They are lost, and the connection stays open: a network that drops every packet. */
        BLACKHOLE,

        /** Every connection is reset. */
        RESET,

        /** They pass one at a time, five in a second. */
        DRIP,

        /** The target seems to close its side: its answers end, and what is sent to it passes. */
        HALF_CLOSE
    }

    private FaultProxy(ServerSocket listener, InetSocketAddress target) {
        this.listener = listener;
        this.target = target;
    }

    /** Starts a proxy on a free port of loopback. */
    public static FaultProxy to(int port) throws IOException {
        var listener = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
        var proxy = new FaultProxy(listener, new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        Thread.ofPlatform().daemon().name("fault-proxy").start(proxy::accept);
        return proxy;
    }

    /** Returns the port of the proxy. */
    public int port() {
        return listener.getLocalPort();
    }

    /** Sets the fault. */
    public void set(Fault next) throws IOException {
        fault = next;
        if (next == Fault.RESET) {
            for (Socket socket : open) {
                reset(socket);
            }
        } else if (next == Fault.HALF_CLOSE) {
            for (Socket socket : open) {
                // The side of the target: its reader sees the end, and passes it on.
                if (socket.getPort() == target.getPort()) {
                    socket.shutdownInput();
                }
            }
        }
    }

    private void accept() {
        try {
            while (true) {
                Socket client = listener.accept();
                Thread.ofVirtual().start(() -> connect(client));
            }
        } catch (IOException e) {
            // Closed.
        }
    }

    private void connect(Socket client) {
        open.add(client);
        try {
            if (fault == Fault.RESET) {
                reset(client);
                return;
            }
            var server = new Socket();
            open.add(server);
            server.connect(target, CONNECT_MILLIS);
            Thread.ofVirtual().start(() -> pump(server, client));
            pump(client, server);
        } catch (IOException e) {
            close(client);
        }
    }

    private void pump(Socket from, Socket to) {
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            var buffer = new byte[16 * 1024];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                pass(buffer, read, out);
            }
            to.shutdownOutput();
        } catch (IOException e) {
            close(from);
            close(to);
        }
    }

    private void pass(byte[] bytes, int length, OutputStream out) throws IOException {
        Fault now = fault;
        if (now == Fault.BLACKHOLE) {
            return;
        }
        if (now == Fault.LATENCY) {
            LockSupport.parkNanos(Duration.ofMillis(500).toNanos());
        }
        for (int done = 0; done < length; done++) {
            if (fault != Fault.DRIP) {
                out.write(bytes, done, length - done);
                return;
            }
            out.write(bytes[done]);
            LockSupport.parkNanos(BETWEEN_BYTES.toNanos());
        }
    }

    private void reset(Socket socket) throws IOException {
        socket.setSoLinger(true, 0);
        close(socket);
    }

    private void close(Socket socket) {
        open.remove(socket);
        try {
            socket.close();
        } catch (IOException e) {
            // Gone, as intended.
        }
    }

    @Override
    public void close() throws IOException {
        listener.close();
        open.forEach(this::close);
    }
}
