package dev.chirograph.server.database;

import javax.sql.DataSource;
import org.jdbi.v3.core.ConnectionFactory;
import org.jspecify.annotations.Nullable;

/** Where connections come from. Safe for use by many threads. */
interface Connections extends ConnectionFactory, AutoCloseable {

    /** Returns connections for the migrations, before any other is asked for. */
    DataSource forMigrations();

    /** Makes what the migrations wrote last, and begins to look after the database. */
    void start();

    /** Returns what keeps the database from reading or writing, in words for the operator; null when nothing does. */
    @Nullable
    String trouble();

    @Override
    void close();
}
