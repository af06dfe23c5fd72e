package dev.chirograph.server.database;

import java.io.IOException;
import java.util.zip.ZipOutputStream;
import javax.sql.DataSource;
import org.jdbi.v3.core.ConnectionFactory;
import org.jspecify.annotations.Nullable;

/** Supplies connections. Thread-safe. */
interface Connections extends ConnectionFactory, AutoCloseable {

    /** Returns connections for the migrations, before any other is requested. */
    DataSource forMigrations();

    /** Makes the writes of the migrations durable, and starts monitoring the database. */
    void start();

    /** Returns why the database cannot be read or written, as a message for the operator; null if it can. */
    @Nullable
    String trouble();

    /**
     * Writes a copy of the database while it is in use: everything that was durable before the call.
     *
     * @throws IOException if the copy cannot be written
     * @throws BackupException if the database cannot be copied
     */
    void backup(ZipOutputStream copy) throws IOException;

    @Override
    void close();
}
