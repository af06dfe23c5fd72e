package dev.chirograph.server.database;

import java.nio.file.Path;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementExceptions;
import org.jdbi.v3.core.statement.StatementExceptions.MessageRendering;
import org.jspecify.annotations.Nullable;

/**
 * The open database: a pool of connections to migrated tables. Writes are on the disk when the outermost transaction, or the handle without
 * one, has ended; if they may not be, it ends with an exception. While the database cannot be written, writes end with {@link dev.chirograph.server.runtime.UnavailableException}, and reads continue.
 *
 * <p>Safe for use by many threads. A transaction belongs to its thread: what runs inside {@link #inTransaction} and asks
 * for a handle or a transaction again takes part in the one that is open.
 */
public final class Database implements AutoCloseable {
    private final Connections connections;
    private final Jdbi jdbi;

    private Database(Connections connections) {
        this.connections = connections;
        this.jdbi = Jdbi.create(connections);
        // Jdbi would put the arguments into messages: hashes, keys and users' data must not be logged.
        jdbi.getConfig(StatementExceptions.class).setMessageRendering(MessageRendering.NONE);
    }

    /**
     * Opens the database and brings the tables up to date.
     *
     * @throws DatabaseUnavailableException if it cannot be opened or a migration fails
     */
    public static Database open(DatabaseSettings settings) {
        Path file = settings.embeddedFile();
        return file == null
                ? open(PooledConnections.open(settings), null)
                : open(EmbeddedConnections.open(settings, file, Disk.of(file)), file);
    }

    static Database open(Connections connections, @Nullable Path file) {
        try {
            migrate(connections.forMigrations(), file);
            connections.start();
            return new Database(connections);
        } catch (RuntimeException e) {
            connections.close();
            throw e;
        }
    }

    /** Runs SQL; for stores only. */
    public Jdbi jdbi() {
        return jdbi;
    }

    /**
     * Runs a block in a transaction (read committed) and commits; an exception rolls back. What stores do meanwhile on this
     * thread takes part in the transaction; inside an open one the block takes part in that. After an exception of the commit
     * itself it is not known whether it was done.
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

    /** Returns whether the database can be read and written now. */
    public boolean isHealthy() {
        return trouble() == null;
    }

    /**
     * Returns what keeps the database from being read or written, for the operator; null if nothing does. Takes at most two seconds after
     * a connection is available.
     */
    public @Nullable String trouble() {
        return connections.trouble();
    }

    /** Closes all connections. H2 then writes pending data and closes its file. */
    @Override
    public void close() {
        connections.close();
    }

    private static void migrate(DataSource pool, @Nullable Path file) {
        try {
            Flyway.configure()
                    .dataSource(pool)
                    .locations("classpath:db/migration")
                    .failOnMissingLocations(true)
                    .load()
                    .migrate();
        } catch (FlywayException e) {
            if (file != null && OpeningFailure.isCorrupt(e)) {
                throw new DatabaseUnavailableException(OpeningFailure.corrupt(file, e), e);
            }
            throw new DatabaseUnavailableException(
                    "The database's tables could not be migrated; they are unchanged.", e);
        }
    }
}
