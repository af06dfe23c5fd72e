package dev.chirograph.server.tls;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.security.KeyManagementException;
import java.security.SecureRandom;
import java.util.function.Supplier;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLContextSpi;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLServerSocketFactory;
import javax.net.ssl.SSLSessionContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import org.jspecify.annotations.Nullable;

/**
 * Sets the parameters on every accepted socket, and closes the connection with it. The web server does neither for a
 * socket that it creates from an accepted connection.
 */
final class ListenerSslContext extends SSLContext {

    /** @param current returns the certificate of the moment, for each new connection */
    ListenerSslContext(Supplier<TlsContext.Current> current) {
        super(
                new Spi(current),
                current.get().context().getProvider(),
                current.get().context().getProtocol());
    }

    private static final class Spi extends SSLContextSpi {
        private final Supplier<TlsContext.Current> current;

        Spi(Supplier<TlsContext.Current> current) {
            this.current = current;
        }

        private SSLContext context() {
            return current.get().context();
        }

        @Override
        protected void engineInit(
                KeyManager @Nullable [] keys, TrustManager @Nullable [] trust, @Nullable SecureRandom random)
                throws KeyManagementException {
            throw new KeyManagementException("This context already has its keys");
        }

        @Override
        protected SSLSocketFactory engineGetSocketFactory() {
            return new Sockets(current);
        }

        @Override
        protected SSLServerSocketFactory engineGetServerSocketFactory() {
            return context().getServerSocketFactory();
        }

        @Override
        protected SSLEngine engineCreateSSLEngine() {
            TlsContext.Current now = current.get();
            SSLEngine engine = now.context().createSSLEngine();
            engine.setSSLParameters(now.parameters());
            return engine;
        }

        @Override
        protected SSLEngine engineCreateSSLEngine(String host, int port) {
            return engineCreateSSLEngine();
        }

        @Override
        protected SSLSessionContext engineGetServerSessionContext() {
            return context().getServerSessionContext();
        }

        @Override
        protected SSLSessionContext engineGetClientSessionContext() {
            return context().getClientSessionContext();
        }
    }

    private static final class Sockets extends SSLSocketFactory {
        private final Supplier<TlsContext.Current> current;

        Sockets(Supplier<TlsContext.Current> current) {
            this.current = current;
        }

        @Override
        public Socket createSocket(Socket accepted, InputStream consumed, boolean autoClose) throws IOException {
            TlsContext.Current now = current.get();
            var socket = (SSLSocket) now.context().getSocketFactory().createSocket(accepted, consumed, true);
            socket.setSSLParameters(now.parameters());
            return socket;
        }

        @Override
        public Socket createSocket(Socket connected, String host, int port, boolean autoClose) throws IOException {
            throw noClient();
        }

        @Override
        public Socket createSocket(String host, int port) throws IOException {
            throw noClient();
        }

        @Override
        public Socket createSocket(String host, int port, InetAddress localHost, int localPort) throws IOException {
            throw noClient();
        }

        @Override
        public Socket createSocket(InetAddress host, int port) throws IOException {
            throw noClient();
        }

        @Override
        public Socket createSocket(InetAddress host, int port, InetAddress localHost, int localPort)
                throws IOException {
            throw noClient();
        }

        private static IOException noClient() {
            return new IOException("This context is for listeners only");
        }

        @Override
        public String[] getDefaultCipherSuites() {
            return current.get().parameters().getCipherSuites();
        }

        @Override
        public String[] getSupportedCipherSuites() {
            return current.get().context().getSocketFactory().getSupportedCipherSuites();
        }
    }
}
