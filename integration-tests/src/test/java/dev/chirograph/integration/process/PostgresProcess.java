package dev.chirograph.integration.process;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;

/** A real PostgreSQL with a folder and a port of its own, which can be killed and started again. */
public final class PostgresProcess implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Path folder;
    private final int port;
    private EmbeddedPostgres server;

    private PostgresProcess(Path folder, int port) throws IOException {
        this.folder = folder;
        this.port = port;
        this.server = launch();
    }

    /** Starts a server with an empty database. */
    public static PostgresProcess start(Path folder) throws IOException {
        return new PostgresProcess(folder, freePort());
    }

    private EmbeddedPostgres launch() throws IOException {
        return EmbeddedPostgres.builder()
                .setDataDirectory(folder)
                .setCleanDataDirectory(false)
                .setPort(port)
                .setPGStartupWait(PATIENCE)
                .setServerConfig("max_connections", "60")
                .start();
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** Returns the port. */
    public int port() {
        return port;
    }

    /** Returns the configuration of a server that uses this database, without the prefix {@code CHIROGRAPH_}. */
    public Map<String, String> variables() {
        return variables(port);
    }

    /** Returns the configuration of a server that uses this database through another port of this machine. */
    public Map<String, String> variables(int throughPort) {
        return Map.of(
                "DATABASE_URL", "postgresql://127.0.0.1:" + throughPort + "/postgres",
                "DATABASE_USER", "postgres",
                "DATABASE_PASSWORD", "postgres");
    }

    /** Returns the number of connections of Chirograph servers. */
    public int connections() throws SQLException {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement();
                ResultSet count = statement.executeQuery(
                        "select count(*) from pg_stat_activity where application_name = 'chirograph'")) {
            count.next();
            return count.getInt(1);
        }
    }

    /** Runs statements on one connection, each in a transaction of its own. */
    public void execute(String... statements) throws SQLException {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    /** Runs an action while nobody else can use a table. */
    public void whileLocked(String table, Runnable action) throws SQLException {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("lock table " + table + " in access exclusive mode");
            action.run();
            connection.rollback();
        }
    }

    /** Kills the server and all its processes with SIGKILL. */
    public void kill() throws IOException, InterruptedException {
        long postmaster = Long.parseLong(
                Files.readAllLines(folder.resolve("postmaster.pid")).getFirst().strip());
        ProcessHandle process = ProcessHandle.of(postmaster).orElseThrow();
        var all = process.descendants().toList();
        process.destroyForcibly();
        all.forEach(ProcessHandle::destroyForcibly);
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (process.isAlive() || all.stream().anyMatch(ProcessHandle::isAlive)) {
            if (System.nanoTime() > end) {
                throw new AssertionError("PostgreSQL does not die");
            }
            Thread.sleep(10);
        }
        // Releases what this process holds of it; there is nothing left to stop.
        server.close();
    }

    /** Starts the killed server again, which recovers its data. */
    public void startAgain() throws IOException {
        server = launch();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
