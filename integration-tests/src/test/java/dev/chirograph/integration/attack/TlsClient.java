package dev.chirograph.integration.attack;

import dev.chirograph.integration.process.ServerProcess;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/** The start of TLS, as far as attacks need it. */
final class TlsClient {
    /** Stands for the protocol if the server rejects the handshake. */
    static final String REFUSED = "refused";

    private static final Map<ServerProcess, SSLContext> CONTEXTS = new ConcurrentHashMap<>();

    private TlsClient() {}

    /** Returns a context that trusts a server, the same one each time, so that handshakes are resumed and cheap. */
    static SSLContext contextOf(ServerProcess server) throws IOException, GeneralSecurityException {
        SSLContext known = CONTEXTS.get(server);
        if (known != null) {
            return known;
        }
        CONTEXTS.putIfAbsent(server, server.tls());
        return CONTEXTS.get(server);
    }

    /** Returns the protocol that the server chooses by ALPN; empty for none. */
    static String chosenProtocol(ServerProcess server, String... offered) throws IOException, GeneralSecurityException {
        try (SSLSocket socket = (SSLSocket) contextOf(server)
                .getSocketFactory()
                .createSocket(server.url().getHost(), server.url().getPort())) {
            SSLParameters parameters = socket.getSSLParameters();
            parameters.setApplicationProtocols(offered);
            socket.setSSLParameters(parameters);
            socket.startHandshake();
            return socket.getApplicationProtocol();
        } catch (SSLHandshakeException e) {
            return REFUSED;
        }
    }

    /** Returns the first record of a client. */
    static byte[] clientHello(ServerProcess server) throws IOException, GeneralSecurityException {
        SSLEngine engine = contextOf(server)
                .createSSLEngine(server.url().getHost(), server.url().getPort());
        engine.setUseClientMode(true);
        ByteBuffer hello = ByteBuffer.allocate(engine.getSession().getPacketBufferSize());
        engine.wrap(ByteBuffer.allocate(0), hello);
        return Arrays.copyOf(hello.array(), hello.position());
    }
}
