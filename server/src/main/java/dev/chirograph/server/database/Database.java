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
 * The open database: a pool of connections over migrated tables. What is written through it is on the disk when the
 * outermost transaction, or the handle without one, has ended; if it may not be there, that ends with an exception. While
 * nothing can be written, writes end with {@link dev.chirograph.server.runtime.UnavailableException}, and reads go on.
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
        // Jdbi would put the arguments into the message: hashes, keys and what people wrote do not belong into a log.
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

    /** Returns the way to run SQL, for stores only. */
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

    /** Tells whether the database can be read and written now. */
    public boolean isHealthy() {
        return trouble() == null;
    }

    /**
     * Returns what keeps the database from being read or written, in words for the operator; null when nothing does. Takes
     * two seconds at most once a connection is had.
     */
    public @Nullable String trouble() {
        return connections.trouble();
    }

    /** Closes all connections. H2 then writes what is left and lets its file go. */
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
                    "The database's tables could not be brought up to date; they are as they were before.", e);
        }
    }
}
