package dev.chirograph.integration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.chirograph.integration.process.ServerProcess;
import dev.chirograph.integration.process.SharedServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** HTTP/2 is disabled (docs/decisions/0009-http-1.1-only.md), since its codec does not withstand attacks. */
@ExtendWith(SharedServer.class)
final class Http11OnlyIT {
    private static final int PATIENCE_MILLIS = 60_000;

    private static final String UPGRADE = "GET /openapi.yaml HTTP/1.1\r\n"
            + "Host: localhost\r\n"
            + "Connection: Upgrade, HTTP2-Settings\r\n"
            + "Upgrade: h2c\r\n"
            + "HTTP2-Settings: AAMAAABkAAQAAP__\r\n\r\n";

    /** RFC 9113, section 3.4: the connection preface, and an empty SETTINGS frame. */
    private static final String PREFACE = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n" + "\0\0\0\4\0\0\0\0\0";

    @Test
    void alpnSelectsHttp11FromABrowsersOffer(ServerProcess server) throws Exception {
        try (SSLSocket socket = connectByTls(server, "h2", "http/1.1")) {
            assertEquals("http/1.1", socket.getApplicationProtocol());
        }
    }

    /** RFC 7301, section 3.2: the alert {@code no_application_protocol}. */
    @Test
    void alpnRejectsAClientThatOffersOnlyH2(ServerProcess server) {
        assertThrows(
                SSLHandshakeException.class, () -> connectByTls(server, "h2").close());
    }

    @ParameterizedTest
    @EnumSource
    void upgradeToH2cIsNeverAnsweredWith101(Listener listener, ServerProcess server) throws Exception {
        try (Socket socket = listener.connect(server)) {
            send(socket, UPGRADE);

            String statusLine = line(socket.getInputStream());

            assertTrue(statusLine.matches("HTTP/1\\.1 [2-5].*"), statusLine);
        }
    }

    @ParameterizedTest
    @EnumSource
    void http2PrefaceClosesTheConnection(Listener listener, ServerProcess server) throws Exception {
        try (Socket socket = listener.connect(server)) {
            send(socket, PREFACE);

            String answer = readToTheEnd(socket.getInputStream());

            assertTrue(answer.isEmpty() || answer.matches("(?s)HTTP/1\\.1 [45].*"), answer);
        }
    }

    @Test
    void packagedServerHasNoHttp2Codec() throws IOException {
        List<String> classPath;
        try (JarFile jar = new JarFile(System.getProperty("chirograph.server.jar"))) {
            classPath = List.of(jar.getManifest()
                    .getMainAttributes()
                    .getValue(Attributes.Name.CLASS_PATH)
                    .split(" "));
        }

        assertTrue(classPath.stream().anyMatch(name -> name.contains("helidon-webserver-")), classPath::toString);
        assertEquals(
                List.of(),
                classPath.stream().filter(name -> name.contains("http2")).toList());
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

    private static void send(Socket socket, String octets) throws IOException {
        socket.getOutputStream().write(octets.getBytes(StandardCharsets.ISO_8859_1));
        socket.getOutputStream().flush();
    }

    private static String line(InputStream stream) throws IOException {
        return String.valueOf(
                new BufferedReader(new InputStreamReader(stream, StandardCharsets.ISO_8859_1)).readLine());
    }

    /** A reset counts as a close: the server resets the connection if it closes it before reading everything. */
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
