package dev.chirograph.server.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.chirograph.server.runtime.UnavailableException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.zip.ZipOutputStream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Connections to a database with its own durability: a PostgreSQL server, or the memory of a test. What fails because
 * the server is unreachable, restarting or overloaded throws {@link UnavailableException}; while it does not answer at
 * all ({@link DatabaseWatch}), nobody waits for a connection.
 *
 * <p>Thread-safe.
 */
final class PooledConnections implements Connections {
    private static final int PROBE_SECONDS = 2;
    private static final int CONNECTIONS_FOR_MIGRATIONS = 2;
    private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

    private final HikariDataSource pool;
    private final HikariDataSource migrations;
    private final DatabaseWatch watch;

    private PooledConnections(HikariDataSource pool, HikariDataSource migrations, DatabaseWatch watch) {
        this.pool = pool;
        this.migrations = migrations;
        this.watch = watch;
    }

    /** Opens the pool. */
    static PooledConnections open(DatabaseSettings settings) {
        try {
            HikariDataSource migrations = new HikariDataSource(forMigrations(settings));
            try {
                HikariDataSource pool = new HikariDataSource(configure(settings));
                return new PooledConnections(pool, migrations, DatabaseWatch.of(settings, pool));
            } catch (RuntimeException e) {
                migrations.close();
                throw e;
            }
        } catch (RuntimeException e) {
            throw new DatabaseUnavailableException(
                    "The database cannot be opened with " + settings + " (" + OpeningFailure.rootOf(e)
                            + "); see that it runs, can be reached from here and lets this user in.",
                    e);
        }
    }

    private static HikariConfig configure(DatabaseSettings settings) {
        HikariConfig config = common(settings);
        // Hikari would go on trying to fill the pool while the server is down, less and less often: it would notice
        // late
        // that the server is back.
        config.setMinimumIdle(0);
        config.setKeepaliveTime(Duration.ofSeconds(30).toMillis());
        config.setValidationTimeout(Math.min(
                Duration.ofSeconds(PROBE_SECONDS).toMillis(),
                settings.connectionTimeout().toMillis()));
        if (settings.isPostgresql() && settings.statementTimeout().isPositive()) {
            long millis = settings.statementTimeout().toMillis();
            // What was acknowledged must not be lost, whatever the database does for others.
            config.setConnectionInitSql("set statement_timeout = " + millis
                    + "; set idle_in_transaction_session_timeout = " + 3 * millis
                    + "; select set_config('synchronous_commit', 'on', false)"
                    + " where current_setting('synchronous_commit') = 'off'");
        }
        return config;
    }

    /** A migration may take as long as it takes. */
    private static HikariConfig forMigrations(DatabaseSettings settings) {
        HikariConfig config = common(settings);
        config.setPoolName("chirograph-migrations");
        config.setMaximumPoolSize(CONNECTIONS_FOR_MIGRATIONS);
        config.setMinimumIdle(0);
        config.addDataSourceProperty("socketTimeout", "0");
        return config;
    }

    private static HikariConfig common(DatabaseSettings settings) {
        HikariConfig config = Pools.configure(settings);
        if (settings.isPostgresql()) {
            // Its messages would contain the rejected row, and so the arguments.
            config.addDataSourceProperty("logServerErrorDetail", "false");
        }
        return config;
    }

    @Override
    public Connection openConnection() {
        if (watch.refusal() != null) {
            throw unavailable();
        }
        try {
            return new JdbcProxy(pool.getConnection(), this::failed).proxy();
        } catch (SQLException e) {
            watch.suspect();
            throw unavailable();
        }
    }

    /** Determines whether a failure is due to the server or to the statement. */
    private void failed(SQLException thrown, boolean committing) {
        if (ServerFailure.isOf(thrown)) {
            watch.suspect();
            throw committing && ServerFailure.isConnectionLost(thrown) ? outcomeUnknown() : unavailable();
        }
    }

    private static UnavailableException outcomeUnknown() {
        return UnavailableException.withUnknownOutcome("The database failed before it confirmed the change: it may have"
                + " been stored or not; look whether it is there before you repeat it");
    }

    private static UnavailableException unavailable() {
        return new UnavailableException("The server cannot use its database at the moment; try again", RETRY_AFTER);
    }

    @Override
    public DataSource forMigrations() {
        return migrations;
    }

    @Override
    public void start() {
        migrations.close();
        watch.start();
    }

    @Override
    public @Nullable String trouble() {
        String refused = watch.refusal();
        if (refused != null) {
            return refused;
        }
        try (Connection connection = pool.getConnection()) {
            if (connection.isValid(PROBE_SECONDS)) {
                return null;
            }
        } catch (SQLException e) {
            // Reported below, together with a connection that does not answer.
        }
        watch.suspect();
        return DatabaseWatch.NO_ANSWER;
    }

    @Override
    public void backup(ZipOutputStream copy) {
        throw new BackupException(
                "The data are in PostgreSQL: back them up with pg_dump, or with continuous archiving", null);
    }

    @Override
    public void close() {
        watch.close();
        migrations.close();
        pool.close();
    }
}
