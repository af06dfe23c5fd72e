package dev.chirograph.server;

import dev.chirograph.server.tls.CertificateWatch;
import dev.chirograph.server.tls.ServerCertificate;
import dev.chirograph.server.tls.TlsContext;
import io.helidon.common.tls.Tls;
import io.helidon.metrics.api.Gauge;
import io.helidon.metrics.api.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The certificate of the listeners while the server runs.
 *
 * @param certificate the certificate of the start; null if the server has none, because proxies end TLS
 * @param context what the listeners use; null without a certificate
 * @param watch replaces the certificate when its files change; null without a certificate
 */
record ServerTls(
        @Nullable ServerCertificate certificate,
        @Nullable TlsContext context,
        @Nullable CertificateWatch watch) implements AutoCloseable {

    static ServerTls open(Configuration configuration, Clock clock) {
        if (configuration.edge().tlsEndsAtProxy() && configuration.tls().own() == null) {
            return new ServerTls(null, null, null);
        }
        ServerCertificate certificate = ServerCertificate.load(configuration.tls(), clock);
        TlsContext context = TlsContext.of(certificate);
        return new ServerTls(
                certificate,
                context,
                CertificateWatch.start(context, configuration.tls().own(), configuration.certificateHosts(), clock));
    }

    /** Returns the configuration of the listeners; null without a certificate. */
    @Nullable
    Tls forListeners() {
        return context == null
                ? null
                : Tls.builder()
                        .sslContext(context.context())
                        .sslParameters(context.parameters())
                        .build();
    }

    /** Adds the days until the certificate expires, negative afterwards. */
    void addTo(MeterRegistry registry, Clock clock) {
        if (context != null) {
            registry.getOrCreate(Gauge.builder(
                            "chirograph_certificate_expiry_days",
                            () -> Duration.between(
                                            clock.instant(),
                                            context.certificate().expiry())
                                    .toDays())
                    .description("Days until the certificate of the API expires"));
        }
    }

    @Override
    public void close() {
        if (watch != null) {
            watch.close();
        }
    }
}
