package dev.chirograph.server;

import dev.chirograph.server.database.DatabaseSettings;
import dev.chirograph.server.database.DatabaseTls;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads where the data are: in the embedded store, or in PostgreSQL if there is a URL. */
final class DatabaseVariables {
    private static final String URL = "DATABASE_URL";

    /** One or more hosts with ports, and the name of the database. */
    private static final Pattern POSTGRESQL =
            Pattern.compile("(?:jdbc:)?postgres(?:ql)?://(?<hosts>[A-Za-z0-9.:,_\\[\\]-]+)/(?<name>[A-Za-z0-9_.~-]+)");

    private final Variables variables;
    private final Mode mode;

    private DatabaseVariables(Variables variables, Mode mode) {
        this.variables = variables;
        this.mode = mode;
    }

    static DatabaseSettings read(Variables variables, Mode mode, Path dataFolder) {
        return new DatabaseVariables(variables, mode).read(dataFolder);
    }

    private DatabaseSettings read(Path dataFolder) {
        String url = variables.secret(URL) == null ? null : urlWithoutSecrets();
        String user = variables.optional("DATABASE_USER");
        SecretVariable password = SecretVariable.read(variables, mode, "DATABASE_PASSWORD");
        int connections = (int) variables.number("DATABASE_CONNECTIONS", 16, 1, 1000);
        Duration connectionTimeout =
                Duration.ofSeconds(variables.number("DATABASE_CONNECTION_TIMEOUT_SECONDS", 3, 1, 60));
        Duration statementTimeout =
                Duration.ofSeconds(variables.number("DATABASE_STATEMENT_TIMEOUT_SECONDS", 10, 1, 600));
        TlsMode tlsMode =
                variables.optional("DATABASE_TLS") == null ? null : variables.oneOf("DATABASE_TLS", TlsMode.VERIFY);
        Path authorities = variables.optionalPath("DATABASE_CA_FILE");
        if (variables.secret(URL) == null) {
            refuseWithoutUrl();
            return embedded(dataFolder);
        }
        if (url == null) {
            return embedded(dataFolder);
        }
        if (user == null) {
            variables.refuse("CHIROGRAPH_DATABASE_USER must be set with CHIROGRAPH_DATABASE_URL to the user of the"
                    + " database");
        }
        return DatabaseSettings.postgresql(
                url,
                user == null ? "" : user,
                password == null ? null : password.text(),
                tls(url, tlsMode, authorities),
                connections,
                connectionTimeout,
                statementTimeout);
    }

    /** Returns the URL from its hosts on; null if it is rejected. It is not quoted: people put passwords in it. */
    private @Nullable String urlWithoutSecrets() {
        Matcher matcher = POSTGRESQL.matcher(String.valueOf(variables.secret(URL)));
        if (!matcher.matches()) {
            variables.refuse("CHIROGRAPH_DATABASE_URL must be like postgresql://db.example.com:5432/chirograph, without"
                    + " user, password and parameters; for those there are CHIROGRAPH_DATABASE_USER,"
                    + " CHIROGRAPH_DATABASE_PASSWORD_FILE, CHIROGRAPH_DATABASE_TLS and others. Leave it unset for the"
                    + " embedded store");
            return null;
        }
        variables.show(URL, "postgresql://" + matcher.group("hosts") + "/" + matcher.group("name"));
        return matcher.group("hosts") + "/" + matcher.group("name");
    }

    private void refuseWithoutUrl() {
        for (String name : new String[] {"USER", "TLS", "CA_FILE"}) {
            if (variables.optional("DATABASE_" + name) != null) {
                variables.refuse(
                        "CHIROGRAPH_DATABASE_" + name + " is set without CHIROGRAPH_DATABASE_URL; set the URL of"
                                + " the database, or remove it to use the embedded store");
            }
        }
        if (SecretVariable.isGiven(variables, "DATABASE_PASSWORD")) {
            variables.refuse("CHIROGRAPH_DATABASE_PASSWORD is set without CHIROGRAPH_DATABASE_URL; set the URL of the"
                    + " database, or remove it to use the embedded store");
        }
    }

    private DatabaseTls tls(String address, @Nullable TlsMode given, @Nullable Path authorities) {
        TlsMode mode = given != null ? given : isLoopback(address) ? TlsMode.OFF : TlsMode.VERIFY;
        variables.show("DATABASE_TLS", mode == TlsMode.OFF ? "off" : "verify");
        if (mode == TlsMode.OFF) {
            if (authorities != null && given != null) {
                variables.refuse(
                        "CHIROGRAPH_DATABASE_CA_FILE has no effect while CHIROGRAPH_DATABASE_TLS is off; remove"
                                + " one of them");
            }
            return DatabaseTls.off();
        }
        return authorities == null ? DatabaseTls.verified() : DatabaseTls.verifiedBy(authorities);
    }

    /** Returns whether passwords and data do not leave this machine. */
    static boolean isLoopback(String address) {
        String hosts = address.substring(0, address.indexOf('/'));
        return Arrays.stream(hosts.split(",")).allMatch(host -> PublicAddress.isLoopback(withoutPort(host)));
    }

    private static String withoutPort(String host) {
        if (host.startsWith("[")) {
            return host.substring(1, Math.max(1, host.indexOf(']')));
        }
        int colon = host.indexOf(':');
        return colon < 0 ? host : host.substring(0, colon);
    }

    private DatabaseSettings embedded(Path dataFolder) {
        try {
            return DatabaseSettings.embedded(dataFolder);
        } catch (IllegalArgumentException e) {
            variables.refuse("CHIROGRAPH_DATA_FOLDER: " + e.getMessage());
            return DatabaseSettings.embedded(Path.of("data"));
        }
    }

    private enum TlsMode {
        VERIFY,
        OFF
    }
}
