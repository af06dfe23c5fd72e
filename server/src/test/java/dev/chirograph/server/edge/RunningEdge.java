package dev.chirograph.server.edge;

import dev.chirograph.server.edge.connection.ConnectionLimits;
import dev.chirograph.server.observe.HealthCheck;
import dev.chirograph.server.observe.Management;
import dev.chirograph.server.observe.RequestLog;
import dev.chirograph.server.runtime.CallerAddress;
import dev.chirograph.server.runtime.RequestId;
import dev.chirograph.server.tls.ServerCertificate;
import dev.chirograph.server.tls.TlsContext;
import dev.chirograph.server.tls.TlsSettings;
import io.helidon.http.HeaderNames;
import io.helidon.metrics.api.MeterRegistry;
import io.helidon.service.registry.Services;
import io.helidon.webserver.http.HttpRouting;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** An edge on free ports, and the ways to talk to it. */
public final class RunningEdge implements AutoCloseable {
    static final long MAXIMUM_BODY_BYTES = 1000;
    static final URI PUBLIC_URL = URI.create("https://api.example:8443");

    private final Edge edge;
    private final SSLContext trusting;

    private RunningEdge(Edge edge, SSLContext trusting) {
        this.edge = edge;
        this.trusting = trusting;
    }

    /** Starts an edge before a few plain answers. */
    static RunningEdge start(Path folder, Map<String, HealthCheck> checks) throws Exception {
        return start(folder, checks, MAXIMUM_BODY_BYTES, RunningEdge::answers);
    }

    /** Starts an edge before any answers. */
    public static RunningEdge start(Path folder, long maximumBodyBytes, Consumer<HttpRouting.Builder> api)
            throws Exception {
        return start(folder, Map.of(), maximumBodyBytes, api);
    }

    private static RunningEdge start(
            Path folder, Map<String, HealthCheck> checks, long maximumBodyBytes, Consumer<HttpRouting.Builder> api)
            throws Exception {
        var settings = new EdgeSettings(
                "127.0.0.1",
                0,
                0,
                0,
                PUBLIC_URL,
                maximumBodyBytes,
                ConnectionLimits.defaults(),
                Duration.ofDays(1),
                TrustedProxies.of(List.of("127.0.0.1")),
                Duration.ofSeconds(10));
        ServerCertificate certificate =
                ServerCertificate.load(new TlsSettings(folder, "localhost", null), Clock.systemUTC());
        var registry = Services.get(MeterRegistry.class);
        Edge edge = Edge.start(
                settings,
                TlsContext.of(certificate),
                new RequestLog(registry, System::nanoTime),
                live -> Management.of(live, checks, registry),
                api);
        return new RunningEdge(edge, trusting(certificate));
    }

    private static void answers(HttpRouting.Builder routing) {
        routing.any("/ok", (request, response) -> response.send("ok"))
                .any(
                        "/echo",
                        (request, response) -> response.send(request.content().as(byte[].class)))
                .get(
                        "/name",
                        (request, response) -> response.send(request.headers()
                                .value(HeaderNames.X_HELIDON_CN)
                                .orElse("none")))
                .any("/unread", (request, response) -> response.status(409).send("no"))
                .get(
                        "/who",
                        (request, response) ->
                                response.send(request.context()
                                                .get(RequestId.class)
                                                .orElseThrow()
                                                .value() + " "
                                        + request.context()
                                                .get(CallerAddress.class)
                                                .orElseThrow()
                                                .value()))
                .get(
                        "/cached",
                        (request, response) ->
                                response.header("Cache-Control", "max-age=60").send("ok"))
                .get("/boom", (request, response) -> {
                    throw new IllegalStateException("the hidden reason");
                });
    }

    public URI api(String path) {
        return URI.create("https://localhost:" + edge.httpsPort() + path);
    }

    public URI management(String path) {
        return URI.create("http://127.0.0.1:" + edge.managementPort() + path);
    }

    public HttpClient client() {
        return HttpClient.newBuilder().sslContext(trusting).build();
    }

    SSLContext trusting() {
        return trusting;
    }

    /** Sends bytes by TLS and returns all that comes back before the server closes. */
    public String rawApi(String... parts) throws IOException {
        try (Socket socket =
                trusting.getSocketFactory().createSocket(InetAddress.getLoopbackAddress(), edge.httpsPort())) {
            return exchange(socket, parts);
        }
    }

    /** Sends bytes by TLS and goes away. */
    public void rawApiAndGo(String bytes) throws IOException {
        try (Socket socket =
                trusting.getSocketFactory().createSocket(InetAddress.getLoopbackAddress(), edge.httpsPort())) {
            socket.getOutputStream().write(bytes.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
        }
    }

    /** Sends bytes in the clear and returns all that comes back before the server closes. */
    String rawPlain(String... parts) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), edge.httpPort())) {
            return exchange(socket, parts);
        }
    }

    private static String exchange(Socket socket, String... parts) throws IOException {
        // Long enough for a busy machine; a connection that stays open fails the test here.
        socket.setSoTimeout(5_000);
        for (String part : parts) {
            socket.getOutputStream().write(part.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
        }
        var answer = new ByteArrayOutputStream();
        socket.getInputStream().transferTo(answer);
        return answer.toString(StandardCharsets.ISO_8859_1);
    }

    private static SSLContext trusting(ServerCertificate certificate) throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setCertificateEntry("server", certificate.chain().getFirst());
        TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
        trust.init(store);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }

    @Override
    public void close() {
        edge.close();
    }
}
