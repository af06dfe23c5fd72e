package dev.chirograph.server.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Connections to a database with its own durability: a server, or the memory of a test. */
final class PooledConnections implements Connections {
    private static final int PROBE_SECONDS = 2;

    private final HikariDataSource pool;

    private PooledConnections(HikariDataSource pool) {
        this.pool = pool;
    }

    /** Opens the pool. */
    static PooledConnections open(DatabaseSettings settings) {
        HikariConfig config = Pools.configure(settings);
        if (settings.url().startsWith("jdbc:postgresql:")) {
            // Its messages would contain the rejected row, and so the arguments.
            config.addDataSourceProperty("logServerErrorDetail", "false");
        }
        try {
            return new PooledConnections(new HikariDataSource(config));
        } catch (RuntimeException e) {
            throw new DatabaseUnavailableException(
                    "The database cannot be opened with " + settings
                            + "; see that it runs, can be reached from here and lets this user in.",
                    e);
        }
    }

    @Override
    public Connection openConnection() throws SQLException {
        return pool.getConnection();
    }

    @Override
    public DataSource forMigrations() {
        return pool;
    }

    @Override
    public void start() {
        // The database server needs no monitoring.
    }

    @Override
    public @Nullable String trouble() {
        try (Connection connection = pool.getConnection()) {
            return connection.isValid(PROBE_SECONDS) ? null : "The database does not answer";
        } catch (SQLException e) {
            return "The database does not answer";
        }
    }

    @Override
    public void close() {
        pool.close();
    }
}
