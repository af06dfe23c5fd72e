package dev.chirograph.integration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.chirograph.integration.process.ServerProcess;
import dev.chirograph.integration.process.SharedServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** No way leads to HTTP/2 (docs/decisions/0009-http-1.1-only.md): its codec does not hold under attack. */
@ExtendWith(SharedServer.class)
final class Http11OnlyIT {
    private static final int PATIENCE_MILLIS = 60_000;

    private static final String UPGRADE = "GET /openapi.yaml HTTP/1.1\r\n"
            + "Host: localhost\r\n"
            + "Connection: Upgrade, HTTP2-Settings, close\r\n"
            + "Upgrade: h2c\r\n"
            + "HTTP2-Settings: AAMAAABkAAQAAP__\r\n\r\n";

    /** RFC 9113, section 3.4: the connection preface, and an empty SETTINGS frame. */
    private static final String PREFACE = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n" + "\0\0\0\4\0\0\0\0\0";

    @Test
    void alpnSelectsHttp11FromWhatABrowserOffers(ServerProcess server) throws Exception {
        try (SSLSocket socket = connectByTls(server, "h2", "http/1.1")) {
            assertEquals("http/1.1", socket.getApplicationProtocol());
        }
    }

    /** RFC 7301, section 3.2: the alert {@code no_application_protocol}. */
    @Test
    void alpnRefusesAClientThatOffersH2Alone(ServerProcess server) {
        assertThrows(SSLHandshakeException.class, () -> connectByTls(server, "h2").close());
    }

    @ParameterizedTest
    @EnumSource
    void upgradeToH2cIsNeverAnsweredWith101(Listener listener, ServerProcess server) throws Exception {
        String answer = answerOf(listener, server, UPGRADE);

        assertTrue(answer.matches("(?s)HTTP/1\\.1 [2-5].*"), answer);
    }

    @ParameterizedTest
    @EnumSource
    void prefaceOfHttp2EndsTheConnection(Listener listener, ServerProcess server) throws Exception {
        String answer = answerOf(listener, server, PREFACE);

        assertTrue(answer.isEmpty() || answer.matches("(?s)HTTP/1\\.1 [45].*"), answer);
    }

    @Test
    void packagedServerHasNoCodecOfHttp2() throws IOException {
        Path jar = Path.of(System.getProperty("chirograph.server.jar"));

        List<String> libraries;
        try (Stream<Path> files = Files.list(jar.resolveSibling("lib"))) {
            libraries = files.map(file -> file.getFileName().toString()).toList();
        }

        assertTrue(libraries.stream().anyMatch(name -> name.startsWith("helidon-webserver-")), libraries::toString);
        assertEquals(
                List.of(),
                libraries.stream().filter(name -> name.contains("http2")).toList());
    }

    private enum Listener {
        API {
            @Override
            Socket connect(ServerProcess server) throws IOException, GeneralSecurityException {
                return connectByTls(server, "http/1.1");
            }
        },
        API_WITHOUT_ALPN {
            @Override
            Socket connect(ServerProcess server) throws IOException, GeneralSecurityException {
                return connectByTls(server);
            }
        },
        PLAIN {
            @Override
            Socket connect(ServerProcess server) throws IOException {
                return Http11OnlyIT.connect(server.plainUrl());
            }
        },
        MANAGEMENT {
            @Override
            Socket connect(ServerProcess server) throws IOException {
                return Http11OnlyIT.connect(server.managementUrl());
            }
        };

        abstract Socket connect(ServerProcess server) throws IOException, GeneralSecurityException;
    }

    /** Reads until the server closes. */
    private static String answerOf(Listener listener, ServerProcess server, String sent)
            throws IOException, GeneralSecurityException {
        try (Socket socket = listener.connect(server)) {
            socket.getOutputStream().write(sent.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            return readToTheEnd(socket.getInputStream());
        }
    }

    /** A server that closes before it has read everything resets the connection: that is an end, too. */
    private static String readToTheEnd(InputStream stream) throws IOException {
        var answer = new StringBuilder();
        try {
            for (int octet = stream.read(); octet >= 0; octet = stream.read()) {
                answer.append((char) octet);
            }
        } catch (SocketException e) {
            return answer.toString();
        }
        return answer.toString();
    }

    private static SSLSocket connectByTls(ServerProcess server, String... protocols)
            throws IOException, GeneralSecurityException {
        SSLSocket socket = (SSLSocket) server.tls()
                .getSocketFactory()
                .createSocket(connect(server.url()), "localhost", server.url().getPort(), true);
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setApplicationProtocols(protocols);
        socket.setSSLParameters(parameters);
        socket.startHandshake();
        return socket;
    }

    private static Socket connect(URI url) throws IOException {
        var socket = new Socket(InetAddress.getLoopbackAddress(), url.getPort());
        socket.setSoTimeout(PATIENCE_MILLIS);
        return socket;
    }
}
