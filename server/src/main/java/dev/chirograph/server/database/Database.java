package dev.chirograph.server.database;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.function.Supplier;
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
     * Opens the database, and migrates older tables.
     *
     * @throws DatabaseUnavailableException if it cannot be opened, a migration fails, or a newer release has made the
     *     tables
     */
    public static Database open(DatabaseSettings settings) {
        return open(settings, true);
    }

    /**
     * Opens the database. If it has no tables, they are created.
     *
     * @param mayMigrate whether older tables are migrated; otherwise they are refused
     * @throws DatabaseUnavailableException if it cannot be opened, a migration fails, a newer release has made the
     *     tables, or they are older and may not be migrated
     */
    public static Database open(DatabaseSettings settings, boolean mayMigrate) {
        return open(connect(settings), settings.embeddedFile(), mayMigrate);
    }

    private static Connections connect(DatabaseSettings settings) {
        Path file = settings.embeddedFile();
        return file == null
                ? PooledConnections.open(settings)
                : EmbeddedConnections.open(settings, file, Disk.of(file));
    }

    static Database open(Connections connections, @Nullable Path file, boolean mayMigrate) {
        try {
            prepare(Schema.of(connections.forMigrations()), file, mayMigrate);
            connections.start();
            return new Database(connections);
        } catch (RuntimeException e) {
            connections.close();
            throw e;
        }
    }

    /**
     * Returns which migrations this release needs, without a change of the database.
     *
     * @throws DatabaseUnavailableException if it cannot be opened, or a newer release has made the tables
     */
    public static SchemaState stateOf(DatabaseSettings settings) {
        try (Connections connections = connect(settings)) {
            return stateOf(Schema.of(connections.forMigrations()), settings.embeddedFile());
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

    /**
     * Writes a backup while the database is in use: everything that was acknowledged before the call. {@link Backup} restores it.
     *
     * @throws IOException if the backup cannot be written
     * @throws BackupException if this database has other ways
     */
    public void backup(OutputStream target) throws IOException {
        Backup.write(connections, target);
    }

    /** Closes all connections. H2 then writes pending data and closes its file. */
    @Override
    public void close() {
        connections.close();
    }

    private static void prepare(Schema schema, @Nullable Path file, boolean mayMigrate) {
        SchemaState state = stateOf(schema, file);
        if (state.isOlder() && !mayMigrate) {
            throw new DatabaseUnavailableException(
                    "The database has schema version " + state.version() + ", and this release needs "
                            + state.pending().getLast().version()
                            + ". Make a backup, then run the command `migrate`; or set CHIROGRAPH_MIGRATE_AT_START to true.",
                    null);
        }
        try {
            schema.migrate();
        } catch (FlywayException e) {
            throw failure(
                    e,
                    file,
                    "The database's tables could not be migrated (" + OpeningFailure.rootOf(e)
                            + "). The failed migration has changed nothing.");
        }
    }

    private static SchemaState stateOf(Schema schema, @Nullable Path file) {
        try {
            return schema.state();
        } catch (FlywayException e) {
            throw failure(
                    e, file, "The version of the database's tables cannot be read (" + OpeningFailure.rootOf(e) + ").");
        }
    }

    private static DatabaseUnavailableException failure(FlywayException thrown, @Nullable Path file, String message) {
        return file != null && OpeningFailure.isCorrupt(thrown)
                ? new DatabaseUnavailableException(OpeningFailure.corrupt(file, thrown), thrown)
                : new DatabaseUnavailableException(message, thrown);
    }
}
