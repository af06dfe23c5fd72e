package dev.chirograph.server.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Supplier;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementExceptions;
import org.jdbi.v3.core.statement.StatementExceptions.MessageRendering;
import org.jspecify.annotations.Nullable;

/**
 * The open database: a pool of connections over migrated tables.
 *
 * <p>Safe for use by many threads. A transaction belongs to its thread: what runs inside {@link #inTransaction} and asks
 * for a handle or a transaction again takes part in the one that is open.
 */
public final class Database implements AutoCloseable {
    private static final int PROBE_SECONDS = 2;

    private final HikariDataSource pool;
    private final Jdbi jdbi;

    private Database(HikariDataSource pool) {
        this.pool = pool;
        this.jdbi = Jdbi.create(pool);
        // Jdbi would put the arguments into the message: hashes, keys and what people wrote do not belong into a log.
        jdbi.getConfig(StatementExceptions.class).setMessageRendering(MessageRendering.NONE);
    }

    /**
     * Opens the pool and brings the tables up to date.
     *
     * @throws DatabaseUnavailableException if no connection can be made or a migration fails
     */
    public static Database open(DatabaseSettings settings) {
        HikariDataSource pool = connect(settings);
        try {
            migrate(pool);
            return new Database(pool);
        } catch (RuntimeException e) {
            pool.close();
            throw e;
        }
    }

    /** Returns the way to run SQL, for stores only. */
    public Jdbi jdbi() {
        return jdbi;
    }

    /**
     * Runs a block in a transaction (read committed) and commits; an exception rolls back. What stores do meanwhile on this
     * thread takes part in the transaction; inside an open one the block takes part in that.
     */
    public <T extends @Nullable Object> T inTransaction(Supplier<T> block) {
        return jdbi.inTransaction(handle -> block.get());
    }

    /** Does what {@link #inTransaction} does, for a block without a result. */
    public void useTransaction(Runnable block) {
        jdbi.useTransaction(handle -> block.run());
    }

    /**
     * Runs something once the transaction that is open on this thread has committed, or at once when none is. It must not fail: what
     * was committed stays.
     */
    public void afterCommit(Runnable block) {
        jdbi.useHandle(handle -> {
            if (handle.isInTransaction()) {
                handle.afterCommit(block::run);
            } else {
                block.run();
            }
        });
    }

    /** Tells whether the database answers now, within two seconds once a connection is had. */
    public boolean isHealthy() {
        try (Connection connection = pool.getConnection()) {
            return connection.isValid(PROBE_SECONDS);
        } catch (SQLException e) {
            return false;
        }
    }

    /** Closes the pool. H2 then writes what is left and lets its file go. */
    @Override
    public void close() {
        pool.close();
    }

    private static HikariDataSource connect(DatabaseSettings settings) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("chirograph");
        config.setJdbcUrl(settings.url());
        config.setUsername(settings.user());
        config.setPassword(settings.password());
        config.setMaximumPoolSize(settings.connections());
        config.setConnectionTimeout(settings.connectionTimeout().toMillis());
        config.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
        if (settings.url().startsWith("jdbc:postgresql:")) {
            // Its messages would have the row that was refused, and so the arguments.
            config.addDataSourceProperty("logServerErrorDetail", "false");
        }
        try {
            return new HikariDataSource(config);
        } catch (RuntimeException e) {
            throw new DatabaseUnavailableException(
                    "The database cannot be opened with " + settings
                            + "; another running server may hold it, or the folder may not be writable.",
                    e);
        }
    }

    private static void migrate(HikariDataSource pool) {
        try {
            Flyway.configure()
                    .dataSource(pool)
                    .locations("classpath:db/migration")
                    .failOnMissingLocations(true)
                    .load()
                    .migrate();
        } catch (FlywayException e) {
            throw new DatabaseUnavailableException(
                    "The database's tables could not be brought up to date; they are as they were before.", e);
        }
    }
}
