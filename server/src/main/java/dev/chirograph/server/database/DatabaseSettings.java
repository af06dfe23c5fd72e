package dev.chirograph.server.database;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The database and its pool.
 *
 * @param url a JDBC URL of H2 or PostgreSQL
 * @param user the database's user, null if the URL has it
 * @param password the user's password, null if the URL has it or none is needed
 * @param connections the size of the pool, at least one
 * @param connectionTimeout how long a caller waits for a free connection, at least 250 ms
 * @param statementTimeout how long PostgreSQL may take for one statement; zero for no limit
 * @param properties properties of the driver
 */
public record DatabaseSettings(
        String url,
        @Nullable String user,
        @Nullable String password,
        int connections,
        Duration connectionTimeout,
        Duration statementTimeout,
        Map<String, String> properties) {
    private static final String FILE = "jdbc:h2:file:";
    private static final String POSTGRESQL = "jdbc:postgresql:";
    private static final Pattern LOOPBACK = Pattern.compile(
            "jdbc:postgresql://(?:(?:127\\.[0-9.]+|\\[::1\\]|localhost)(?::[0-9]+)?,?)+/.*", Pattern.CASE_INSENSITIVE);

    private static final int CONNECTIONS = 16;
    private static final Duration CONNECTION_TIMEOUT = Duration.ofSeconds(5);

    public DatabaseSettings {
        properties = Map.copyOf(properties);
    }

    /** Without a limit for statements, and without properties. */
    public DatabaseSettings(
            String url, @Nullable String user, @Nullable String password, int connections, Duration connectionTimeout) {
        this(url, user, password, connections, connectionTimeout, Duration.ZERO, Map.of());
    }

    /**
     * Returns settings of an H2 file {@code chirograph.mv.db} in a folder, in H2's PostgreSQL mode. {@link Database}
     * returns from a write when it is durable: it waits for a sync that concurrent writers share.
     *
     * @throws IllegalArgumentException if the folder's path contains a semicolon, which would end the file name in the URL
     */
    public static DatabaseSettings embedded(Path folder) {
        String path = folder.toAbsolutePath().normalize().toString();
        if (path.indexOf(';') >= 0) {
            throw new IllegalArgumentException(
                    "The data folder " + path + " must not contain a semicolon, which H2 cannot open; rename it.");
        }
        // The pool is closed by Server in its own order, not by H2's shutdown hook in the middle of the last requests.
        // No trace file: it would contain users' data and grow on a full disk. Its messages are exceptions, too.
        String url = FILE + path + "/chirograph;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE"
                + ";DEFAULT_NULL_ORDERING=HIGH;DB_CLOSE_ON_EXIT=FALSE;LOCK_TIMEOUT=10000;TRACE_LEVEL_FILE=0";
        return new DatabaseSettings(url, "chirograph", "", CONNECTIONS, CONNECTION_TIMEOUT);
    }

    /**
     * Returns settings of a PostgreSQL server. Nothing waits for it without a limit: the network may lose every packet.
     *
     * @param address hosts with ports, and the name of the database: {@code db1.example:5432,db2.example:5432/chirograph}
     * @param tls how the connection is encrypted
     * @param connections the size of the pool, at least one
     * @param connectionTimeout how long a caller waits for a free connection, and the driver for the server
     * @param statementTimeout how long one statement may take
     */
    public static DatabaseSettings postgresql(
            String address,
            String user,
            @Nullable String password,
            DatabaseTls tls,
            int connections,
            Duration connectionTimeout,
            Duration statementTimeout) {
        Map<String, String> properties = new HashMap<>(tls.properties());
        properties.put("ApplicationName", "chirograph");
        properties.put("connectTimeout", seconds(connectionTimeout));
        properties.put("loginTimeout", seconds(connectionTimeout.multipliedBy(2)));
        // The server ends a statement first; this is for a server that says nothing at all.
        properties.put("socketTimeout", seconds(statementTimeout.plus(connectionTimeout)));
        properties.put("tcpKeepAlive", "true");
        if (address.contains(",")) {
            properties.put("targetServerType", "primary");
        }
        return new DatabaseSettings(
                POSTGRESQL + "//" + address,
                user,
                password,
                connections,
                connectionTimeout,
                statementTimeout,
                properties);
    }

    private static String seconds(Duration duration) {
        return Long.toString(Math.max(1, duration.toSeconds()));
    }

    /** Returns whether the database is PostgreSQL, which several nodes can share. */
    public boolean isPostgresql() {
        return url.startsWith(POSTGRESQL);
    }

    /** Returns whether data go to another machine without encryption. */
    public boolean sendsInTheClear() {
        return isPostgresql()
                && "disable".equals(properties.get("sslmode"))
                && !LOOPBACK.matcher(url).matches();
    }

    /** Returns the file of an embedded database; null for another database. */
    @Nullable
    Path embeddedFile() {
        return url.startsWith(FILE) ? Path.of(url.substring(FILE.length()).split(";", 2)[0] + ".mv.db") : null;
    }

    /** Omits the password and the URL's parameters, which may contain one. */
    @Override
    public String toString() {
        return "DatabaseSettings[url=" + url.split("[;?]", 2)[0] + ", user=" + user + ", connections=" + connections
                + ", connectionTimeout=" + connectionTimeout + "]";
    }
}
