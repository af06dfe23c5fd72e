package dev.chirograph.server;

import dev.chirograph.server.clients.BuiltInClients;
import dev.chirograph.server.clients.ClientCredentials;
import dev.chirograph.server.database.DatabaseSettings;
import dev.chirograph.server.edge.EdgeSettings;
import dev.chirograph.server.edge.TrustedProxies;
import dev.chirograph.server.edge.connection.ConnectionLimits;
import dev.chirograph.server.oauth.key.KeyEncryptionKeys;
import dev.chirograph.server.tls.TlsSettings;
import dev.chirograph.server.token.OutsideIssuer;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
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
        List<OutsideIssuer> outsideIssuers) {

    private static final Pattern SECRET = Pattern.compile("[\\x21-\\x7E]{32,1024}");
    private static final long DAY = 24 * 60 * 60;

    /**
     * Reads the environment.
     *
     * @throws ConfigurationException naming everything that is wrong
     */
    static Configuration read(Map<String, String> environment) {
        var variables = new Variables(environment);
        Configuration configuration = read(variables);
        variables.throwIfRefused();
        return configuration;
    }

    private static Configuration read(Variables variables) {
        Mode mode = variables.oneOf("MODE", Mode.DEVELOPMENT);
        String host = host(variables);
        Path dataFolder = variables.path("DATA_FOLDER", Path.of("data"));
        EdgeSettings edge = edge(variables, mode, host);
        return new Configuration(
                mode,
                dataFolder,
                edge.publicUrl(),
                edge,
                new TlsSettings(dataFolder.resolve("tls"), host, ownCertificate(variables, mode)),
                database(variables, dataFolder),
                Duration.ofSeconds(variables.number("ACCESS_TOKEN_SECONDS", 1800, 1, DAY)),
                Duration.ofSeconds(variables.number("REFRESH_TOKEN_SECONDS", 14 * DAY, 1, 366 * DAY)),
                KeyEncryption.read(variables, mode),
                Duration.ofDays(variables.number("KEY_ROTATION_DAYS", 30, 1, 366)),
                administrator(variables, mode),
                OutsideIssuers.read(variables, mode, edge.publicUrl()));
    }

    private static String host(Variables variables) {
        String host = variables.text("HOST", "localhost");
        try {
            if (bracketed(host).equals(URI.create("https://" + bracketed(host)).getHost())) {
                return host;
            }
        } catch (IllegalArgumentException e) {
            // Said below, for both ways of being none.
        }
        variables.refuse(
                "CHIROGRAPH_HOST must be the host name by which clients reach the server, without scheme and port,"
                        + " such as api.example.com");
        return "localhost";
    }

    private static String bracketed(String host) {
        return host.indexOf(':') >= 0 ? "[" + host + "]" : host;
    }

    private static DatabaseSettings database(Variables variables, Path dataFolder) {
        try {
            return DatabaseSettings.embedded(dataFolder);
        } catch (IllegalArgumentException e) {
            variables.refuse("CHIROGRAPH_DATA_FOLDER: " + e.getMessage());
            return DatabaseSettings.embedded(Path.of("data"));
        }
    }

    private static EdgeSettings edge(Variables variables, Mode mode, String host) {
        int httpsPort = variables.port("HTTPS_PORT", 8443);
        int httpPort = variables.port("HTTP_PORT", 8080);
        int managementPort = variables.port("MANAGEMENT_PORT", 9090);
        refuseEqualPorts(variables, httpsPort, httpPort, managementPort);
        return new EdgeSettings(
                // Who tries something out does not mean to serve the neighbourhood.
                variables.text("BIND_ADDRESS", mode == Mode.DEVELOPMENT ? "127.0.0.1" : "0.0.0.0"),
                httpsPort,
                httpPort,
                managementPort,
                publicUrl(variables, host, httpsPort),
                variables.number("MAX_BODY_BYTES", 1024 * 1024, 1024, 64 * 1024 * 1024),
                connections(variables),
                // A developer's browser remembers localhost for every other server on this machine as well.
                mode == Mode.DEVELOPMENT ? Duration.ofMinutes(5) : Duration.ofDays(365),
                trustedProxies(variables),
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

    /** It is the issuer of tokens, so it is fixed before the first port is bound. */
    private static URI publicUrl(Variables variables, String host, int httpsPort) {
        URI given = variables.optionalUrl("PUBLIC_URL");
        if (given != null) {
            if (!"https".equals(given.getScheme())) {
                variables.refuse(
                        "CHIROGRAPH_PUBLIC_URL must begin with https://: tokens are worth nothing sent in the clear");
            }
            if (!given.getRawPath().isEmpty() && !given.getRawPath().equals("/")) {
                variables.refuse("CHIROGRAPH_PUBLIC_URL must have no path; the API is at the root of its host");
            }
            return URI.create(given.getScheme() + "://" + given.getRawAuthority());
        }
        if (httpsPort == 0) {
            variables.refuse(
                    "CHIROGRAPH_PUBLIC_URL must be set when CHIROGRAPH_HTTPS_PORT is 0, because tokens name it as"
                            + " their issuer before the port is known");
        }
        return URI.create("https://" + bracketed(host) + (httpsPort == 443 ? "" : ":" + httpsPort));
    }

    private static TrustedProxies trustedProxies(Variables variables) {
        List<String> ranges = variables.list("TRUSTED_PROXIES");
        try {
            return TrustedProxies.of(ranges);
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
