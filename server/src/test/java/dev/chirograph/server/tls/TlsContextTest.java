package dev.chirograph.server.tls;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.InetAddress;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TlsContextTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "2048, TLSv1.3",
        "2048, TLSv1.2",
        "secp256r1, TLSv1.3",
        "secp256r1, TLSv1.2",
        "secp384r1, TLSv1.3",
        "secp384r1, TLSv1.2",
        "secp521r1, TLSv1.3",
        "secp521r1, TLSv1.2",
        "Ed25519, TLSv1.3",
        "Ed25519, TLSv1.2",
        "Ed448, TLSv1.3",
        "Ed448, TLSv1.2"
    })
    void everyKeyThatProductionAcceptsIsServed(String key, String protocol) throws Exception {
        Clock clock = Clock.systemUTC();
        var files = TestCertificate.at(Instant.now(clock))
                .forHosts("localhost")
                .key(key)
                .write(folder);
        ServerCertificate certificate = ServerCertificate.load(new TlsSettings(folder, "localhost", files), clock);

        assertEquals(protocol, protocolOfHandshake(certificate, protocol));
    }

    private static String protocolOfHandshake(ServerCertificate certificate, String protocol) throws Exception {
        TlsContext tls = TlsContext.of(certificate);
        try (var listener = (SSLServerSocket)
                tls.context().getServerSocketFactory().createServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            listener.setSSLParameters(tls.parameters());
            var served = CompletableFuture.runAsync(() -> {
                try (var socket = listener.accept()) {
                    socket.getOutputStream().write(1);
                } catch (Exception e) {
                    throw new AssertionError(e);
                }
            });
            try (var socket = (SSLSocket) trusting(certificate)
                    .getSocketFactory()
                    .createSocket(InetAddress.getLoopbackAddress(), listener.getLocalPort())) {
                socket.setEnabledProtocols(new String[] {protocol});
                assertEquals(1, socket.getInputStream().read());
                served.join();
                return socket.getSession().getProtocol();
            }
        }
    }

    private static SSLContext trusting(ServerCertificate certificate) throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setCertificateEntry("server", certificate.leaf());
        TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
        trust.init(store);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }
}
