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

/** Connects to a listener of this process, regardless of limits, to check that it is alive. Thread-safe. */
public final class ListenerProbe {
    /** A busy machine is not a dead listener, and a restart would not help. */
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
     * Creates a probe.
     *
     * @param bindAddress the bind address of the listener: all addresses of this machine or one
     * @param isSecure whether the listener uses TLS
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

    /** Returns whether nothing listens; false if that cannot be determined. */
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
     * Sends a request and waits for the start of a response.
     *
     * @throws IOException if there is none within five seconds
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

    /** Binds a local port before connecting: the listener recognizes the connection by it. */
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

    /** Accepts any certificate: no secret is sent, and the response is not trusted. */
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
