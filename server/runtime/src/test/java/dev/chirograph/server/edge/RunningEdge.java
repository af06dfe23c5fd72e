package dev.chirograph.server.edge;

import dev.chirograph.server.edge.connection.ConnectionLimits;
import dev.chirograph.server.runtime.pipeline.Problems;
import dev.chirograph.server.runtime.pipeline.RequestContext;
import io.helidon.common.tls.Tls;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.HttpRouting;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import javax.net.ssl.SSLContext;

/** An edge on free ports, with clients for it. */
public final class RunningEdge implements AutoCloseable {
    static final long MAXIMUM_BODY_BYTES = 1000;
    static final URI PUBLIC_URL = URI.create("https://api.example:8443");

    /** The problems of the edge; a pipeline behind it uses the same. */
    public static final Problems PROBLEMS = Problems.of("https://notes.example/problems/", "urn:notes:request:");

    private final Edge edge;
    private final SSLContext trusting;

    private RunningEdge(Edge edge, SSLContext trusting) {
        this.edge = edge;
        this.trusting = trusting;
    }

    /** Starts an edge with some fixed responses. */
    static RunningEdge start() throws Exception {
        return start(MAXIMUM_BODY_BYTES, RunningEdge::answers);
    }

    /** Starts an edge with the given routes. */
    public static RunningEdge start(long maximumBodyBytes, Consumer<HttpRouting.Builder> api) throws Exception {
        return start(
                settings(
                        maximumBodyBytes,
                        false,
                        ManagementSettings.onLoopback(0),
                        TrustedProxies.of(List.of("127.0.0.1")),
                        Duration.ZERO),
                api);
    }

    /** Starts an edge without TLS behind trusted proxies, with some fixed responses. */
    static RunningEdge startBehind(TrustedProxies proxies) throws Exception {
        return start(
                settings(MAXIMUM_BODY_BYTES, true, ManagementSettings.onLoopback(0), proxies, Duration.ZERO),
                RunningEdge::answers);
    }

    /** Starts an edge whose management needs a token, with some fixed responses. */
    static RunningEdge startWithToken(String token) throws Exception {
        return start(
                settings(
                        MAXIMUM_BODY_BYTES,
                        false,
                        new ManagementSettings("127.0.0.1", 0, false, token),
                        TrustedProxies.none(),
                        Duration.ZERO),
                RunningEdge::answers);
    }

    /** Starts an edge that drains before it stops, with some fixed responses. */
    static RunningEdge startDraining(Duration drain) throws Exception {
        return start(
                settings(MAXIMUM_BODY_BYTES, false, ManagementSettings.onLoopback(0), TrustedProxies.none(), drain),
                RunningEdge::answers);
    }

    private static EdgeSettings settings(
            long maximumBodyBytes,
            boolean tlsEndsAtProxy,
            ManagementSettings management,
            TrustedProxies proxies,
            Duration drain) {
        return new EdgeSettings(
                "127.0.0.1",
                0,
                0,
                tlsEndsAtProxy,
                management,
                PUBLIC_URL,
                maximumBodyBytes,
                ConnectionLimits.defaults(),
                Duration.ofDays(1),
                proxies,
                drain,
                Duration.ofSeconds(10));
    }

    private static RunningEdge start(EdgeSettings settings, Consumer<HttpRouting.Builder> api) throws Exception {
        Edge edge = Edge.start(
                settings,
                settings.tlsEndsAtProxy()
                        ? null
                        : Tls.builder().sslContext(TestCertificate.server()).build(),
                new TestObserver(),
                PROBLEMS,
                TestManagement::routes,
                api);
        return new RunningEdge(edge, TestCertificate.client());
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
                .get("/who", (request, response) -> {
                    RequestContext context = RequestContext.of(request, response);
                    response.send(context.requestId() + " " + context.address());
                })
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

    /** Opens a connection by TLS, which its caller closes. */
    public Socket connect() throws IOException {
        return trusting.getSocketFactory().createSocket(InetAddress.getLoopbackAddress(), edge.httpsPort());
    }

    /** Sends bytes by TLS and returns all that comes back before the server closes. */
    public String rawApi(String... parts) throws IOException {
        try (Socket socket =
                trusting.getSocketFactory().createSocket(InetAddress.getLoopbackAddress(), edge.httpsPort())) {
            return exchange(socket, parts);
        }
    }

    /** Sends bytes by TLS and disconnects. */
    public void rawApiAndGo(String bytes) throws IOException {
        try (Socket socket =
                trusting.getSocketFactory().createSocket(InetAddress.getLoopbackAddress(), edge.httpsPort())) {
            socket.getOutputStream().write(bytes.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
        }
    }

    /** Sends bytes without TLS and returns all bytes until the server closes. */
    String rawPlain(String... parts) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), edge.httpPort())) {
            return exchange(socket, parts);
        }
    }

    /** Sends bytes to the API without TLS and returns all bytes until the server closes. */
    String rawApiWithoutTls(String... parts) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), edge.httpsPort())) {
            return exchange(socket, parts);
        }
    }

    int httpPort() {
        return edge.httpPort();
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

    @Override
    public void close() {
        edge.close();
    }
}
