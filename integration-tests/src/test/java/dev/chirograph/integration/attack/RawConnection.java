package dev.chirograph.integration.attack;

import dev.chirograph.integration.process.ServerProcess;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/**
 * A connection that sends any bytes at any pace and collects the response. Its timeouts only matter if the server
 * fails. Safe for use by two threads: one that sends and one that waits.
 */
final class RawConnection implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int SMALL_BUFFER = 4096;
    private static final int MAXIMUM_SHOWN = 2_000;
    private static final Pattern STATUS_LINE = Pattern.compile("HTTP/1\\.[01] ([0-9]{3}) ");

    private final Socket wire;
    private final Socket socket;
    private final OutputStream output;

    /** Guards itself and {@link #end}; notified at each change. */
    private final StringBuilder received = new StringBuilder();

    private @Nullable String end;

    private RawConnection(Socket wire, Socket socket) throws IOException {
        this.wire = wire;
        this.socket = socket;
        this.output = socket.getOutputStream();
    }

    /** Connects to a listener as its clients do: with TLS where it wants TLS. */
    static RawConnection open(ServerProcess server, Listener listener, InetAddress source)
            throws IOException, GeneralSecurityException {
        return listener == Listener.API
                ? secured(server, connect(listener.address(server), source))
                : openWithoutTls(server, listener, source);
    }

    /** Connects to a listener without TLS, whatever it wants. */
    static RawConnection openWithoutTls(ServerProcess server, Listener listener, InetAddress source)
            throws IOException {
        Socket wire = connect(listener.address(server), source);
        return new RawConnection(wire, wire).reading();
    }

    /** Connects to a listener with a small receive buffer, and never reads by itself. */
    static RawConnection openWithoutReading(ServerProcess server, Listener listener, InetAddress source)
            throws IOException, GeneralSecurityException {
        Socket wire = new Socket();
        wire.setReceiveBufferSize(SMALL_BUFFER);
        wire.bind(new InetSocketAddress(source, 0));
        wire.connect(listener.address(server));
        return listener == Listener.API
                ? new RawConnection(wire, handshake(server, wire))
                : new RawConnection(wire, wire);
    }

    private static Socket connect(InetSocketAddress target, InetAddress source) throws IOException {
        Socket wire = new Socket();
        wire.setTcpNoDelay(true);
        wire.bind(new InetSocketAddress(source, 0));
        wire.connect(target, Math.toIntExact(PATIENCE.toMillis()));
        return wire;
    }

    private static RawConnection secured(ServerProcess server, Socket wire)
            throws IOException, GeneralSecurityException {
        return new RawConnection(wire, handshake(server, wire)).reading();
    }

    private static SSLSocket handshake(ServerProcess server, Socket wire) throws IOException, GeneralSecurityException {
        try {
            SSLSocket socket = (SSLSocket) TlsClient.contextOf(server)
                    .getSocketFactory()
                    .createSocket(wire, server.url().getHost(), wire.getPort(), false);
            wire.setSoTimeout(Math.toIntExact(PATIENCE.toMillis()));
            socket.startHandshake();
            wire.setSoTimeout(0);
            return socket;
        } catch (IOException e) {
            wire.close();
            throw e;
        }
    }

    private RawConnection reading() {
        Thread.ofVirtual().start(this::readToEnd);
        return this;
    }

    private void readToEnd() {
        var buffer = new byte[8192];
        try {
            InputStream input = socket.getInputStream();
            for (int count = input.read(buffer); count >= 0; count = input.read(buffer)) {
                append(new String(buffer, 0, count, StandardCharsets.ISO_8859_1));
            }
            ended("closed");
        } catch (IOException e) {
            ended(e.toString());
        }
    }

    private void append(String part) {
        synchronized (received) {
            received.append(part);
            received.notifyAll();
        }
    }

    private void ended(String how) {
        synchronized (received) {
            end = how;
            received.notifyAll();
        }
    }

    /**
     * Sends bytes.
     *
     * @throws IOException if the server has closed the connection
     */
    void send(String bytes) throws IOException {
        output.write(bytes.getBytes(StandardCharsets.ISO_8859_1));
        output.flush();
    }

    /** Sends bytes, all or until the server closes the connection. */
    void offer(String bytes) {
        try {
            send(bytes);
        } catch (IOException e) {
            // The server may close as soon as it has read enough; the caller checks the response.
        }
    }

    /** Sends bytes beneath TLS. */
    void sendOnWire(byte[] bytes) throws IOException {
        wire.getOutputStream().write(bytes);
        wire.getOutputStream().flush();
    }

    /** Does the same repeatedly until the server closes the connection, a number of times a second. */
    void repeat(Step step, int timesASecond) {
        try {
            while (!isEnded()) {
                step.run();
                LockSupport.parkNanos(1_000_000_000L / timesASecond);
            }
        } catch (IOException e) {
            // Closed by the server.
        }
    }

    /** Reads one byte, for a connection that does not read by itself; ends with the connection. */
    void readByte() throws IOException {
        if (socket.getInputStream().read() < 0) {
            ended("closed");
        }
    }

    /** Closes the sending side: a close notification with TLS, then FIN. */
    void endOutput() throws IOException {
        socket.shutdownOutput();
        if (!wire.isOutputShutdown()) {
            wire.shutdownOutput();
        }
    }

    /** Closes the sending side of TLS only, not of TCP. */
    void endTlsOutput() throws IOException {
        socket.shutdownOutput();
    }

    /** Ends the connection like a crashed client. */
    void reset() throws IOException {
        wire.setSoLinger(true, 0);
        wire.close();
    }

    /** Returns whether the connection uses TLS. */
    boolean isSecured() {
        return socket != wire;
    }

    /** Changes the keys of TLS. */
    void updateKeys() throws IOException {
        ((SSLSocket) socket).startHandshake();
    }

    /** Waits until the server has closed the connection, and returns everything that it sent. */
    String awaitEnd() {
        await("to be closed by the server", unused -> end != null);
        return received();
    }

    /** Waits until a number of responses have started, and returns everything received. */
    String awaitResponses(int count) {
        await("to have " + count + " responses", sent -> statuses(sent).size() >= count);
        return received();
    }

    /** Waits until a number of responses have started, or no more will. */
    void awaitResponsesOrEnd(int count) {
        await(
                "to have " + count + " responses or to be closed",
                sent -> end != null || statuses(sent).size() >= count);
    }

    private void await(String what, Predicate<String> condition) {
        long giveUp = System.nanoTime() + PATIENCE.toNanos();
        synchronized (received) {
            while (!condition.test(received.toString())) {
                long left = giveUp - System.nanoTime();
                if (end != null || left <= 0) {
                    throw new AssertionError("Expected " + this + " " + what);
                }
                try {
                    TimeUnit.NANOSECONDS.timedWait(received, left);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    throw new AssertionError("Interrupted while " + this + " was expected " + what, e);
                }
            }
        }
    }

    /** Returns whether the server has closed the connection. */
    boolean isEnded() {
        synchronized (received) {
            return end != null;
        }
    }

    /** Returns the bytes received so far. */
    String received() {
        synchronized (received) {
            return received.toString();
        }
    }

    /** Returns the statuses of the received responses. */
    static List<Integer> statuses(String received) {
        return STATUS_LINE
                .matcher(received)
                .results()
                .map(line -> Integer.valueOf(line.group(1)))
                .toList();
    }

    /** Returns this end of the connection. */
    InetSocketAddress localAddress() {
        return (InetSocketAddress) wire.getLocalSocketAddress();
    }

    @Override
    public void close() {
        try {
            wire.close();
        } catch (IOException e) {
            throw new AssertionError("A socket cannot be closed", e);
        }
    }

    @Override
    public String toString() {
        String all = received();
        String shown = all.length() > MAXIMUM_SHOWN ? all.substring(0, MAXIMUM_SHOWN) + "…" : all;
        synchronized (received) {
            return "the connection " + localAddress() + " -> " + wire.getRemoteSocketAddress() + " ("
                    + (end == null ? "open" : end) + ", " + all.length() + " characters came: " + shown + ")";
        }
    }

    /** Something done on a connection. */
    @FunctionalInterface
    interface Step {
        void run() throws IOException;
    }
}
