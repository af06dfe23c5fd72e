package dev.chirograph.server;

import dev.chirograph.server.clients.BuiltInClients;
import dev.chirograph.server.clients.ClientCredentials;
import dev.chirograph.server.database.DatabaseSettings;
import dev.chirograph.server.edge.EdgeSettings;
import dev.chirograph.server.edge.ManagementSettings;
import dev.chirograph.server.edge.connection.ConnectionLimits;
import dev.chirograph.server.oauth.key.KeyEncryptionKeys;
import dev.chirograph.server.tls.CertificateCheck;
import dev.chirograph.server.tls.TlsSettings;
import dev.chirograph.server.token.ExternalIssuer;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The configuration, from the environment variables {@code CHIROGRAPH_*} ({@code docs/configuration.md}). Nothing else reads
 * the environment; each package gets its own settings.
 */
record Configuration(
        Mode mode,
        Path dataFolder,
        URI publicUrl,
        EdgeSettings edge,
        Set<String> corsOrigins,
        TlsSettings tls,
        List<String> certificateHosts,
        DatabaseSettings database,
        boolean mayMigrate,
        Duration accessTokenLifetime,
        Duration refreshTokenLifetime,
        @Nullable KeyEncryptionKeys keyEncryption,
        Duration keyRotation,
        @Nullable ClientCredentials administrator,
        List<ExternalIssuer> outsideIssuers) {

    private static final Pattern SECRET = Pattern.compile("[\\x21-\\x7E]{32,1024}");
    private static final long HOUR = 60 * 60;
    private static final long DAY = 24 * HOUR;

    /**
     * Reads the environment.
     *
     * @param clock decides which certificates have expired
     * @throws ConfigurationException if any value is missing or invalid; it lists every problem
     */
    static Configuration read(Map<String, String> environment, Clock clock) {
        var variables = new Variables(environment);
        Configuration configuration = read(variables, clock);
        variables.throwIfRefused();
        return configuration;
    }

    /** Reads the environment for the operator: what is in force, and every problem. */
    static ConfigurationReport inspect(Map<String, String> environment, Clock clock) {
        var variables = new Variables(environment);
        Configuration configuration = read(variables, clock);
        try {
            variables.throwIfRefused();
            return new ConfigurationReport(variables.effective(), List.of(), configuration);
        } catch (ConfigurationException e) {
            return new ConfigurationReport(variables.effective(), e.reasons(), null);
        }
    }

    private static Configuration read(Variables variables, Clock clock) {
        Mode mode = variables.oneOf("MODE", Mode.DEVELOPMENT);
        Path dataFolder = variables.path("DATA_FOLDER", Path.of("data"));
        int httpsPort = variables.port("HTTPS_PORT", 8443);
        PublicAddress address = PublicAddress.read(variables, mode, httpsPort);
        ProxyVariables proxies = ProxyVariables.read(variables, mode);
        TlsSettings.Files ownCertificate = ownCertificate(variables, mode, proxies.endTls());
        if (mode == Mode.PRODUCTION && ownCertificate != null) {
            CertificateCheck.problemsOf(ownCertificate, address.hosts(), clock.instant())
                    .forEach(variables::refuse);
        }
        return new Configuration(
                mode,
                dataFolder,
                address.url(),
                edge(variables, mode, httpsPort, address.url(), proxies, ownCertificate != null),
                CorsVariables.read(variables, mode),
                new TlsSettings(dataFolder.resolve("tls"), address.host(), ownCertificate),
                mode == Mode.PRODUCTION ? address.hosts() : List.of(),
                DatabaseVariables.read(variables, mode, dataFolder),
                variables.isTrue("MIGRATE_AT_START", mode == Mode.DEVELOPMENT),
                accessTokenLifetime(variables, mode),
                Duration.ofSeconds(variables.number("REFRESH_TOKEN_SECONDS", 14 * DAY, 1, 366 * DAY)),
                KeyEncryption.read(variables, mode),
                Duration.ofDays(variables.number("KEY_ROTATION_DAYS", 30, 1, 366)),
                administrator(variables, mode),
                ExternalIssuers.read(variables, mode, address.url()));
    }

    /** A stolen token is valid until it expires or is revoked. */
    private static Duration accessTokenLifetime(Variables variables, Mode mode) {
        long seconds = variables.number("ACCESS_TOKEN_SECONDS", 1800, 1, DAY);
        boolean mayBeLong = variables.isTrue("ALLOW_LONG_ACCESS_TOKENS");
        if (mode == Mode.PRODUCTION && seconds > HOUR && !mayBeLong) {
            variables.refuse(
                    "CHIROGRAPH_ACCESS_TOKEN_SECONDS must be at most " + HOUR + " in production, but is " + seconds
                            + ": a stolen access token is valid until it expires. If your clients cannot refresh tokens,"
                            + " set CHIROGRAPH_ALLOW_LONG_ACCESS_TOKENS to true");
        }
        return Duration.ofSeconds(seconds);
    }

    private static EdgeSettings edge(
            Variables variables,
            Mode mode,
            int httpsPort,
            URI publicUrl,
            ProxyVariables proxies,
            boolean hasCertificate) {
        int httpPort = variables.port("HTTP_PORT", 8080);
        ManagementSettings management = ManagementVariables.read(
                variables, mode, hasCertificate || mode == Mode.DEVELOPMENT && !proxies.endTls());
        refuseEqualPorts(variables, httpsPort, httpPort, management.port());
        return new EdgeSettings(
                bindAddress(variables, mode),
                httpsPort,
                httpPort,
                proxies.endTls(),
                management,
                publicUrl,
                variables.number("MAX_BODY_BYTES", 1024 * 1024, 1024, 64 * 1024 * 1024),
                connections(variables),
                // A browser applies HSTS for localhost to every other server on the developer's machine, too.
                mode == Mode.DEVELOPMENT ? Duration.ofMinutes(5) : Duration.ofDays(365),
                proxies.trusted(),
                Duration.ofSeconds(variables.number("DRAIN_SECONDS", mode == Mode.PRODUCTION ? 5 : 0, 0, 3600)),
                seconds(variables, "SHUTDOWN_GRACE_SECONDS", Duration.ofSeconds(10)));
    }

    private static ConnectionLimits connections(Variables variables) {
        ConnectionLimits defaults = ConnectionLimits.defaults();
        return new ConnectionLimits(
                seconds(variables, "HEADER_TIMEOUT_SECONDS", defaults.headerTimeout()),
                seconds(variables, "IDLE_TIMEOUT_SECONDS", defaults.idleTimeout()),
                seconds(variables, "BODY_GRACE_SECONDS", defaults.bodyGrace()),
                variables.number("MIN_BODY_BYTES_PER_SECOND", defaults.bodyBytesPerSecond(), 1, 1024 * 1024),
                seconds(variables, "BODY_TIMEOUT_SECONDS", defaults.bodyTimeout()),
                seconds(variables, "WRITE_TIMEOUT_SECONDS", defaults.writeTimeout()),
                (int) variables.number("MAX_CONNECTIONS", defaults.maximum(), 1, 1_000_000),
                (int) variables.number("MAX_CONNECTIONS_PER_ADDRESS", defaults.maximumPerAddress(), 1, 1_000_000),
                variables.number("MAX_BUFFERED_BODY_BYTES", defaults.maximumBodyMemory(), 1024, 1L << 40));
    }

    private static Duration seconds(Variables variables, String name, Duration otherwise) {
        return Duration.ofSeconds(variables.number(name, otherwise.toSeconds(), 1, 3600));
    }

    /** A development server has a user whose password is public: it is in the documentation. */
    private static String bindAddress(Variables variables, Mode mode) {
        boolean mayBeOnNetwork = variables.isTrue("ALLOW_DEVELOPMENT_ON_NETWORK");
        if (mode == Mode.PRODUCTION) {
            if (mayBeOnNetwork) {
                variables.refuse(
                        "CHIROGRAPH_ALLOW_DEVELOPMENT_ON_NETWORK must not be true in production, where it has no"
                                + " effect; remove it");
            }
            return variables.text("BIND_ADDRESS", "0.0.0.0");
        }
        String address = variables.text("BIND_ADDRESS", "127.0.0.1");
        if (!mayBeOnNetwork && !PublicAddress.isLoopback(address)) {
            variables.refuse(
                    "CHIROGRAPH_BIND_ADDRESS must be 127.0.0.1, ::1 or localhost in development, but is "
                            + address
                            + ": the password of a development server is public. Set CHIROGRAPH_MODE to production,"
                            + " or, in a network where you trust everyone, set CHIROGRAPH_ALLOW_DEVELOPMENT_ON_NETWORK to true");
        }
        return address;
    }

    private static void refuseEqualPorts(Variables variables, int... ports) {
        Set<Integer> seen = new HashSet<>();
        for (int port : ports) {
            if (port != 0 && !seen.add(port)) {
                variables.refuse(
                        "CHIROGRAPH_HTTPS_PORT, CHIROGRAPH_HTTP_PORT and CHIROGRAPH_MANAGEMENT_PORT must differ, but"
                                + " more than one of them is " + port);
            }
        }
    }

    private static TlsSettings.@Nullable Files ownCertificate(Variables variables, Mode mode, boolean tlsEndsAtProxy) {
        Path certificateFile = variables.optionalPath("TLS_CERTIFICATE_FILE");
        Path keyFile = variables.optionalPath("TLS_KEY_FILE");
        if (certificateFile == null && keyFile == null) {
            if (mode == Mode.PRODUCTION && !tlsEndsAtProxy) {
                variables.refuse(
                        "CHIROGRAPH_TLS_CERTIFICATE_FILE and CHIROGRAPH_TLS_KEY_FILE must be set in production: clients"
                                + " do not trust the self-signed development certificate. Behind a proxy that ends TLS, set"
                                + " CHIROGRAPH_TLS to proxy");
            }
            return null;
        }
        if (certificateFile == null || keyFile == null) {
            variables.refuse(
                    "CHIROGRAPH_TLS_CERTIFICATE_FILE and CHIROGRAPH_TLS_KEY_FILE must be set together or not at all");
            return null;
        }
        if (mode == Mode.PRODUCTION && SecretVariable.isReadableByAll(keyFile)) {
            variables.refuse("CHIROGRAPH_TLS_KEY_FILE " + keyFile + " can be read by every user of this machine; run"
                    + " `chmod o-r` on it and consider replacing the key");
        }
        return new TlsSettings.Files(certificateFile, keyFile);
    }

    private static @Nullable ClientCredentials administrator(Variables variables, Mode mode) {
        SecretVariable secret = SecretVariable.read(variables, mode, "ADMIN_SECRET");
        if (secret == null) {
            return null;
        }
        if (SECRET.matcher(secret.text()).matches()) {
            return new ClientCredentials(BuiltInClients.ADMINISTRATOR, secret.text());
        }
        variables.refuse(secret.variable() + " must contain one line of 32 to 1024 printable ASCII characters without"
                + " spaces; create one with `openssl rand -base64 33`");
        return null;
    }
}
