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
 * The open database: a pool of connections to migrated tables. Writes are durable when the outermost transaction, or
 * the handle without one, has ended; if that is uncertain, it throws an exception. While the database cannot be
 * written, writes throw {@link dev.chirograph.server.runtime.UnavailableException}, and reads continue.
 *
 * <p>Thread-safe. A transaction belongs to its thread: code within {@link #inTransaction} that requests a handle or a
 * transaction joins the open one.
 */
public final class Database implements AutoCloseable {
    private final Connections connections;
    private final Jdbi jdbi;

    private Database(Connections connections) {
        this.connections = connections;
        this.jdbi = Jdbi.create(connections);
        // Jdbi would add the arguments to messages: hashes, keys and users' data must not be logged.
        jdbi.getConfig(StatementExceptions.class).setMessageRendering(MessageRendering.NONE);
    }

    /**
     * Opens the database and runs the migrations.
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
     * Runs a block in a transaction (read committed) and commits; an exception rolls back. Stores that are called on
     * this thread join the transaction; within an open one, so does the block. After an exception of the commit itself,
     * it is unknown whether the transaction was committed.
     */
    public <T extends @Nullable Object> T inTransaction(Supplier<T> block) {
        return jdbi.inTransaction(handle -> block.get());
    }

    /** Runs a block without a result like {@link #inTransaction}. */
    public void useTransaction(Runnable block) {
        jdbi.useTransaction(handle -> block.run());
    }

    /**
     * Runs a task after the open transaction of this thread has committed, or immediately if there is none. The task
     * must not fail, since a commit cannot be undone.
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

    /** Returns whether the database can be read and written. */
    public boolean isHealthy() {
        return trouble() == null;
    }

    /**
     * Returns why the database cannot be read or written, for the operator; null if it can. Takes at most two seconds
     * after a connection is available.
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
