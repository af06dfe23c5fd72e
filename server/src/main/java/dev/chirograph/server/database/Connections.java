package dev.chirograph.server.database;

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

    @Override
    void close();
}
