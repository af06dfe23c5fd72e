package dev.chirograph.server.edge.connection;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/** Connects to a listener of this process, past all caps, to see whether it is alive. Safe for use by many threads. */
public final class ListenerProbe {
    /** A machine that is busy is no dead listener, and a restart would not help it. */
    private static final int TIMEOUT_MILLIS = 5_000;

    private static final byte[] REQUEST =
            "GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private final Connections connections;
    private final InetSocketAddress listener;
    private final @Nullable SSLContext tls;

    private ListenerProbe(Connections connections, InetSocketAddress listener, @Nullable SSLContext tls) {
        this.connections = connections;
        this.listener = listener;
        this.tls = tls;
    }

    /**
     * Makes a probe.
     *
     * @param bindAddress what the listener is bound to, all addresses of this machine or one
     * @param isSecure whether it speaks TLS
     */
    public static ListenerProbe of(Connections connections, String bindAddress, int port, boolean isSecure) {
        return new ListenerProbe(
                connections, new InetSocketAddress(reachable(bindAddress), port), isSecure ? anyCertificate() : null);
    }

    private static InetAddress reachable(String bindAddress) {
        try {
            InetAddress address = InetAddress.getByName(bindAddress);
            return address.isAnyLocalAddress() ? InetAddress.getLoopbackAddress() : address;
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("The listener is bound to " + bindAddress + ", which has no address", e);
        }
    }

    /** Tells whether nothing listens; false also when that cannot be found out now. */
    public boolean isRefused() {
        try (Socket socket = new Socket()) {
            connect(socket);
            return false;
        } catch (ConnectException e) {
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /**
     * Sends a request and waits for the beginning of a response.
     *
     * @throws IOException when none comes within five seconds
     */
    public void requireAnswer() throws IOException {
        try (Socket socket = new Socket()) {
            SocketAddress own = bind(socket);
            connections.exempt(own);
            try {
                socket.setSoTimeout(TIMEOUT_MILLIS);
                socket.connect(listener, TIMEOUT_MILLIS);
                ask(socket);
            } finally {
                connections.endExemption(own);
            }
        }
    }

    private void connect(Socket socket) throws IOException {
        SocketAddress own = bind(socket);
        connections.exempt(own);
        try {
            socket.connect(listener, TIMEOUT_MILLIS);
        } finally {
            connections.endExemption(own);
        }
    }

    /** Takes a port before connecting: by it the listener's side knows the connection for ours. */
    private SocketAddress bind(Socket socket) throws IOException {
        socket.bind(new InetSocketAddress(listener.getAddress(), 0));
        return socket.getLocalSocketAddress();
    }

    private void ask(Socket socket) throws IOException {
        try (Socket connection = tls == null
                ? socket
                : tls.getSocketFactory().createSocket(socket, listener.getHostString(), listener.getPort(), true)) {
            connection.getOutputStream().write(REQUEST);
            if (connection.getInputStream().read() < 0) {
                throw new IOException("The listener at " + listener + " closed the connection without a response");
            }
        }
    }

    /** Whose certificate it is does not matter here: no secret is sent, and nothing that comes back is believed. */
    private static SSLContext anyCertificate() {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {new AnyCertificate()}, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java speaks no TLS", e);
        }
    }

    private static final class AnyCertificate extends X509ExtendedTrustManager {
        private static final X509Certificate[] NONE = {};

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return NONE;
        }
    }
}
