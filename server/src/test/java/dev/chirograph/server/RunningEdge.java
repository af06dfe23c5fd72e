package dev.chirograph.server;

import dev.chirograph.server.edge.Edge;
import dev.chirograph.server.edge.EdgeSettings;
import dev.chirograph.server.edge.ManagementSettings;
import dev.chirograph.server.edge.TrustedProxies;
import dev.chirograph.server.edge.connection.ConnectionLimits;
import dev.chirograph.server.observe.Management;
import dev.chirograph.server.observe.RequestLog;
import dev.chirograph.server.observe.ServerInfo;
import dev.chirograph.server.runtime.pipeline.PipelineSettings;
import dev.chirograph.server.tls.ServerCertificate;
import dev.chirograph.server.tls.TlsContext;
import dev.chirograph.server.tls.TlsSettings;
import io.helidon.common.tls.Tls;
import io.helidon.metrics.api.MeterRegistry;
import io.helidon.service.registry.Services;
import io.helidon.webserver.http.HttpRouting;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** An edge on free ports with the server's own certificate, log and management. */
public final class RunningEdge implements AutoCloseable {
    private final Edge edge;
    private final SSLContext trusting;

    private RunningEdge(Edge edge, SSLContext trusting) {
        this.edge = edge;
        this.trusting = trusting;
    }

    /** Starts an edge in front of an API. */
    public static RunningEdge start(Path folder, long maximumBodyBytes, Consumer<HttpRouting.Builder> api)
            throws Exception {
        var settings = new EdgeSettings(
                "127.0.0.1",
                0,
                0,
                false,
                ManagementSettings.onLoopback(0),
                URI.create("https://api.example:8443"),
                maximumBodyBytes,
                ConnectionLimits.defaults(),
                Duration.ofDays(1),
                TrustedProxies.of(List.of("127.0.0.1")),
                Duration.ZERO,
                Duration.ofSeconds(10));
        ServerCertificate certificate =
                ServerCertificate.load(new TlsSettings(folder, "localhost", null), Clock.systemUTC());
        TlsContext tls = TlsContext.of(certificate);
        var registry = Services.get(MeterRegistry.class);
        Edge edge = Edge.start(
                settings,
                Tls.builder()
                        .sslContext(tls.context())
                        .sslParameters(tls.parameters())
                        .build(),
                new RequestLog(registry, System::nanoTime),
                Server.PROBLEMS,
                health ->
                        Management.of(health, Map.of(), true, new ServerInfo("1", "abc", "2", Instant.EPOCH), registry),
                api);
        return new RunningEdge(edge, trusting(certificate));
    }

    /** Returns the settings of the server's own pipeline. */
    public static PipelineSettings pipelineSettings(long maximumBodyBytes) {
        return Server.pipelineSettings(maximumBodyBytes, Set.of());
    }

    /** Returns an address on the API's listener. */
    public URI api(String path) {
        return URI.create("https://localhost:" + edge.httpsPort() + path);
    }

    /** Returns an address on the management listener. */
    public URI management(String path) {
        return URI.create("http://127.0.0.1:" + edge.managementPort() + path);
    }

    /** Returns a client that trusts the certificate. */
    public HttpClient client() {
        return HttpClient.newBuilder().sslContext(trusting).build();
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
