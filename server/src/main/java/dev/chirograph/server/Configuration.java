package dev.chirograph.server;

import dev.chirograph.server.clients.BuiltInClients;
import dev.chirograph.server.clients.ClientCredentials;
import dev.chirograph.server.database.DatabaseSettings;
import dev.chirograph.server.edge.EdgeSettings;
import dev.chirograph.server.edge.TrustedProxies;
import dev.chirograph.server.edge.connection.ConnectionLimits;
import dev.chirograph.server.oauth.key.KeyEncryptionKeys;
import dev.chirograph.server.tls.CertificateCheck;
import dev.chirograph.server.tls.TlsSettings;
import dev.chirograph.server.token.ExternalIssuer;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the server was told by the variables {@code CHIROGRAPH_*} of its environment ({@code docs/configuration.md}). This
 * is the only place that reads them; every room gets settings of its own.
 */
record Configuration(
        Mode mode,
        Path dataFolder,
        URI publicUrl,
        EdgeSettings edge,
        TlsSettings tls,
        DatabaseSettings database,
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
     * @param clock says which certificates have expired
     * @throws ConfigurationException naming everything that is wrong
     */
    static Configuration read(Map<String, String> environment, Clock clock) {
        var variables = new Variables(environment);
        Configuration configuration = read(variables, clock);
        variables.throwIfRefused();
        return configuration;
    }

    private static Configuration read(Variables variables, Clock clock) {
        Mode mode = variables.oneOf("MODE", Mode.DEVELOPMENT);
        Path dataFolder = variables.path("DATA_FOLDER", Path.of("data"));
        int httpsPort = variables.port("HTTPS_PORT", 8443);
        PublicAddress address = PublicAddress.read(variables, mode, httpsPort);
        TlsSettings.Files ownCertificate = ownCertificate(variables, mode);
        if (mode == Mode.PRODUCTION && ownCertificate != null) {
            CertificateCheck.problemsOf(ownCertificate, address.hosts(), clock.instant())
                    .forEach(variables::refuse);
        }
        return new Configuration(
                mode,
                dataFolder,
                address.url(),
                edge(variables, mode, httpsPort, address.url()),
                new TlsSettings(dataFolder.resolve("tls"), address.host(), ownCertificate),
                database(variables, dataFolder),
                accessTokenLifetime(variables, mode),
                Duration.ofSeconds(variables.number("REFRESH_TOKEN_SECONDS", 14 * DAY, 1, 366 * DAY)),
                KeyEncryption.read(variables, mode),
                Duration.ofDays(variables.number("KEY_ROTATION_DAYS", 30, 1, 366)),
                administrator(variables, mode),
                ExternalIssuers.read(variables, mode, address.url()));
    }

    private static DatabaseSettings database(Variables variables, Path dataFolder) {
        try {
            return DatabaseSettings.embedded(dataFolder);
        } catch (IllegalArgumentException e) {
            variables.refuse("CHIROGRAPH_DATA_FOLDER: " + e.getMessage());
            return DatabaseSettings.embedded(Path.of("data"));
        }
    }

    /** A token that got into other hands is good there until it ends, or until somebody notices. */
    private static Duration accessTokenLifetime(Variables variables, Mode mode) {
        long seconds = variables.number("ACCESS_TOKEN_SECONDS", 1800, 1, DAY);
        boolean mayBeLong = variables.isTrue("ALLOW_LONG_ACCESS_TOKENS");
        if (mode == Mode.PRODUCTION && seconds > HOUR && !mayBeLong) {
            variables.refuse(
                    "CHIROGRAPH_ACCESS_TOKEN_SECONDS must not be more than " + HOUR + " in production, and it is "
                            + seconds + ": clients refresh their tokens, thieves cannot. If yours cannot either, set"
                            + " CHIROGRAPH_ALLOW_LONG_ACCESS_TOKENS to true");
        }
        return Duration.ofSeconds(seconds);
    }

    private static EdgeSettings edge(Variables variables, Mode mode, int httpsPort, URI publicUrl) {
        int httpPort = variables.port("HTTP_PORT", 8080);
        int managementPort = variables.port("MANAGEMENT_PORT", 9090);
        refuseEqualPorts(variables, httpsPort, httpPort, managementPort);
        return new EdgeSettings(
                bindAddress(variables, mode),
                httpsPort,
                httpPort,
                managementPort,
                publicUrl,
                variables.number("MAX_BODY_BYTES", 1024 * 1024, 1024, 64 * 1024 * 1024),
                connections(variables),
                // A developer's browser remembers localhost for every other server on this machine as well.
                mode == Mode.DEVELOPMENT ? Duration.ofMinutes(5) : Duration.ofDays(365),
                trustedProxies(variables, mode),
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

    /** A development server has a user whose password is in the documentation. */
    private static String bindAddress(Variables variables, Mode mode) {
        boolean mayBeOnNetwork = variables.isTrue("ALLOW_DEVELOPMENT_ON_NETWORK");
        if (mode == Mode.PRODUCTION) {
            if (mayBeOnNetwork) {
                variables.refuse(
                        "CHIROGRAPH_ALLOW_DEVELOPMENT_ON_NETWORK must not be true in production, where it means"
                                + " nothing; remove it");
            }
            return variables.text("BIND_ADDRESS", "0.0.0.0");
        }
        String address = variables.text("BIND_ADDRESS", "127.0.0.1");
        if (!mayBeOnNetwork && !PublicAddress.isLoopback(address)) {
            variables.refuse("CHIROGRAPH_BIND_ADDRESS must be 127.0.0.1, ::1 or localhost in development, and it is "
                    + address + ": everybody knows the password of a development server. Set CHIROGRAPH_MODE to"
                    + " production, or, in a network where you trust everyone, CHIROGRAPH_ALLOW_DEVELOPMENT_ON_NETWORK to"
                    + " true");
        }
        return address;
    }

    private static void refuseEqualPorts(Variables variables, int... ports) {
        Set<Integer> seen = new HashSet<>();
        for (int port : ports) {
            if (port != 0 && !seen.add(port)) {
                variables.refuse(
                        "CHIROGRAPH_HTTPS_PORT, CHIROGRAPH_HTTP_PORT and CHIROGRAPH_MANAGEMENT_PORT must differ, and "
                                + port + " is there twice");
            }
        }
    }

    private static TrustedProxies trustedProxies(Variables variables, Mode mode) {
        List<String> ranges = variables.list("TRUSTED_PROXIES");
        try {
            TrustedProxies proxies = TrustedProxies.of(ranges);
            if (mode == Mode.PRODUCTION) {
                proxies.excesses().forEach(excess -> variables.refuse("CHIROGRAPH_TRUSTED_PROXIES " + excess));
            }
            return proxies;
        } catch (IllegalArgumentException e) {
            variables.refuse("CHIROGRAPH_TRUSTED_PROXIES must be addresses or CIDR ranges with commas between: "
                    + e.getMessage());
            return TrustedProxies.none();
        }
    }

    private static TlsSettings.@Nullable Files ownCertificate(Variables variables, Mode mode) {
        Path certificateFile = variables.optionalPath("CERTIFICATE_FILE");
        Path keyFile = variables.optionalPath("KEY_FILE");
        if (certificateFile == null && keyFile == null) {
            if (mode == Mode.PRODUCTION) {
                variables.refuse(
                        "CHIROGRAPH_CERTIFICATE_FILE and CHIROGRAPH_KEY_FILE must be set in production: nobody can"
                                + " trust a certificate that the server made for itself");
            }
            return null;
        }
        if (certificateFile == null || keyFile == null) {
            variables.refuse("CHIROGRAPH_CERTIFICATE_FILE and CHIROGRAPH_KEY_FILE must be set both or neither");
            return null;
        }
        if (mode == Mode.PRODUCTION && isReadableByAll(keyFile)) {
            variables.refuse(
                    "CHIROGRAPH_KEY_FILE " + keyFile + " can be read by every user of this machine; take that away"
                            + " with `chmod o-r` and think of a new key");
        }
        return new TlsSettings.Files(certificateFile, keyFile);
    }

    static boolean isReadableByAll(Path file) {
        try {
            return Files.getPosixFilePermissions(file).contains(PosixFilePermission.OTHERS_READ);
        } catch (UnsupportedOperationException | IOException e) {
            // No such permissions here, or no such file: the latter is said by who reads the key.
            return false;
        }
    }

    private static @Nullable ClientCredentials administrator(Variables variables, Mode mode) {
        Path file = variables.optionalPath("ADMIN_SECRET_FILE");
        if (file == null) {
            return null;
        }
        if (mode == Mode.PRODUCTION && isReadableByAll(file)) {
            variables.refuse("CHIROGRAPH_ADMIN_SECRET_FILE " + file
                    + " can be read by every user of this machine; take that away"
                    + " with `chmod o-r` and put a new secret in it");
        }
        try {
            String secret = Files.readString(file).strip();
            if (SECRET.matcher(secret).matches()) {
                return new ClientCredentials(BuiltInClients.ADMINISTRATOR, secret);
            }
            variables.refuse(
                    "CHIROGRAPH_ADMIN_SECRET_FILE " + file + " must hold one line of 32 to 1024 letters, digits and"
                            + " signs of ASCII, such as `openssl rand -base64 33` makes");
        } catch (IOException e) {
            variables.refuse("CHIROGRAPH_ADMIN_SECRET_FILE " + file
                    + " cannot be read: it must be a file of text that this" + " server's user may read");
        }
        return null;
    }
}
