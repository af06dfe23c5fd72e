package dev.chirograph.integration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.chirograph.integration.process.OperatorCertificate;
import dev.chirograph.integration.process.ServerProcess;
import dev.chirograph.sdk.ChirographClient;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an operator does to the listeners of a running server: renews its certificate, watches it, stops it. */
final class ListenersIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String TOKEN = "0123456789abcdef0123456789abcdef";

    @TempDir
    private Path folder;

    private final HttpClient plain = HttpClient.newHttpClient();

    @Test
    void aRenewedCertificateIsUsedWithoutALostConnection() throws Throwable {
        OperatorCertificate first = OperatorCertificate.make(folder, "localhost");
        OperatorCertificate second = OperatorCertificate.make(folder, "localhost");
        Path certificate = Files.copy(first.certificateFile(), folder.resolve("live.pem"));
        Path key = Files.copy(first.keyFile(), folder.resolve("live.key"), StandardCopyOption.COPY_ATTRIBUTES);
        Map<String, String> variables = Map.of(
                "TLS_CERTIFICATE_FILE", certificate.toString(),
                "TLS_KEY_FILE", key.toString());
        try (ServerProcess server = ServerProcess.start(folder.resolve("data"), variables);
                SSLSocket open = connect(server)) {
            X509Certificate before = certificateOf(open);
            assertTrue(isAnswered(open));

            replace(second.certificateFile(), certificate);
            server.awaitLog(line -> line.contains("the changed certificate is not used"));
            try (SSLSocket during = connect(server)) {
                assertEquals(before, certificateOf(during));
            }
            replace(second.keyFile(), key);
            server.awaitLog(line -> line.contains("the certificate was replaced"));

            try (SSLSocket after = connect(server)) {
                assertNotEquals(before, certificateOf(after));
                assertTrue(isAnswered(after));
            }
            assertTrue(isAnswered(open));
            String metrics = management(server, "/observe/metrics").body();
            assertTrue(metrics.contains("chirograph_certificate_expiry_days"), metrics);
        }
    }

    /** As careful tools do it. */
    private void replace(Path from, Path to) throws IOException {
        Path copy = folder.resolve("copy");
        Files.copy(from, copy, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
        Files.move(copy, to, StandardCopyOption.ATOMIC_MOVE);
    }

    @Test
    void noCallFailsWhileTheServerDrainsAndItsReadinessFallsFirst() throws Throwable {
        Map<String, String> variables = Map.of("DRAIN_SECONDS", "3");
        try (ServerProcess server = ServerProcess.start(folder, variables);
                ChirographClient client = Clients.development(server)) {
            client.items().list().firstPage();
            assertEquals(200, management(server, "/observe/health/ready").statusCode());

            Thread stopping = Thread.ofPlatform().start(() -> {
                try {
                    server.stop();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            });
            var failures = new ConcurrentLinkedQueue<Throwable>();
            int callsWhileNotReady = 0;
            while (management(server, "/observe/health/ready").statusCode() == 200) {
                client.items().list().firstPage();
            }
            for (; callsWhileNotReady < 20; callsWhileNotReady++) {
                try {
                    client.items().list().firstPage();
                } catch (RuntimeException e) {
                    failures.add(e);
                }
            }

            assertEquals(List.of(), List.copyOf(failures));
            assertEquals(200, management(server, "/observe/health/live").statusCode());
            stopping.join();
            assertFalse(server.isAlive());
        }
    }

    @Test
    void managementOnAnotherAddressNeedsItsTokenAndTellsNoDetails() throws Throwable {
        Map<String, String> variables = Map.of("MANAGEMENT_BIND_ADDRESS", "0.0.0.0", "MANAGEMENT_TOKEN", TOKEN);
        try (ServerProcess server = ServerProcess.start(folder, variables)) {
            HttpResponse<String> health = management(server, "/observe/health");
            HttpResponse<String> started = management(server, "/observe/health/started");
            HttpResponse<String> refused = management(server, "/observe/metrics");
            HttpResponse<String> info = plain.send(
                    HttpRequest.newBuilder(server.managementUrl().resolve("/observe/info"))
                            .header("Authorization", "Bearer " + TOKEN)
                            .build(),
                    BodyHandlers.ofString());

            // Without details there is nothing to say.
            assertEquals(204, health.statusCode());
            assertEquals(204, started.statusCode());
            assertEquals(401, refused.statusCode());
            assertEquals(200, info.statusCode(), info::body);
            assertTrue(info.body().contains("\"document_version\":\"0."), info::body);
            assertFalse(server.everythingSaid().contains(TOKEN));
        }
    }

    @Test
    void scriptsOfListedOriginsMayCallTheApi() throws Throwable {
        Map<String, String> variables = Map.of("CORS_ORIGINS", "https://dashboard.example");
        try (ServerProcess server = ServerProcess.start(folder, variables)) {
            HttpResponse<String> preflight = RawHttp.clientOf(server)
                    .send(
                            HttpRequest.newBuilder(server.url().resolve("/items"))
                                    .method("OPTIONS", HttpRequest.BodyPublishers.noBody())
                                    .header("Origin", "https://dashboard.example")
                                    .header("Access-Control-Request-Method", "POST")
                                    .build(),
                            BodyHandlers.ofString());
            HttpResponse<String> refusal = RawHttp.clientOf(server)
                    .send(
                            HttpRequest.newBuilder(server.url().resolve("/items"))
                                    .header("Origin", "https://dashboard.example")
                                    .build(),
                            BodyHandlers.ofString());

            assertEquals(204, preflight.statusCode());
            assertEquals("GET, POST", header(preflight, "Access-Control-Allow-Methods"));
            assertTrue(header(preflight, "Access-Control-Allow-Headers").contains("Authorization"));
            assertEquals(401, refusal.statusCode());
            assertEquals("https://dashboard.example", header(refusal, "Access-Control-Allow-Origin"));
            assertTrue(header(refusal, "Access-Control-Expose-Headers").contains("WWW-Authenticate"));
        }
    }

    @Test
    void theServedDocumentNamesThePublicUrl() throws Throwable {
        try (ServerProcess server = ServerProcess.start(folder)) {
            HttpResponse<String> document =
                    RawHttp.get(RawHttp.clientOf(server), server.url().resolve("/openapi.yaml"));

            assertTrue(document.body().contains("servers:\n  - url: " + server.url() + "\n"), document::body);
        }
    }

    private static String header(HttpResponse<?> response, String name) {
        return response.headers().firstValue(name).orElse("");
    }

    private HttpResponse<String> management(ServerProcess server, String path) throws Exception {
        return plain.send(
                HttpRequest.newBuilder(server.managementUrl().resolve(path))
                        .timeout(PATIENCE)
                        .build(),
                BodyHandlers.ofString());
    }

    private static SSLSocket connect(ServerProcess server) throws Exception {
        URI url = server.url();
        var context = SSLContext.getInstance("TLS");
        context.init(null, new TrustManager[] {new Anyone()}, null);
        var socket = (SSLSocket) context.getSocketFactory().createSocket(url.getHost(), url.getPort());
        socket.setSoTimeout((int) PATIENCE.toMillis());
        socket.startHandshake();
        return socket;
    }

    private static X509Certificate certificateOf(SSLSocket socket) throws Exception {
        return (X509Certificate) socket.getSession().getPeerCertificates()[0];
    }

    /** Sends a request over an open connection and reads its whole response, so that it can be used again. */
    private static boolean isAnswered(SSLSocket socket) throws IOException {
        socket.getOutputStream()
                .write("HEAD /openapi.yaml HTTP/1.1\r\nHost: localhost\r\n\r\n"
                        .getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        var answer = new StringBuilder();
        while (answer.indexOf("\r\n\r\n") < 0) {
            int next = socket.getInputStream().read();
            if (next < 0) {
                return false;
            }
            answer.append((char) next);
        }
        return answer.toString().startsWith("HTTP/1.1 200");
    }

    /** Which certificate the server shows is what the test looks at. */
    private static final class Anyone implements X509TrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
