package dev.chirograph.server;

import dev.chirograph.server.database.DatabaseSettings;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/** The databases that the server supports, for tests of their common behaviour. */
public enum Store {
    /** A file in the folder. */
    H2 {
        @Override
        public DatabaseSettings settings(Path folder) {
            return DatabaseSettings.embedded(folder);
        }
    },

    /** A separate database in the PostgreSQL server of this process; the folder is unused. */
    POSTGRESQL {
        @Override
        public DatabaseSettings settings(Path folder) {
            return Postgres.database();
        }
    };

    /** Returns settings of a database that no other test uses. */
    public abstract DatabaseSettings settings(Path folder);

    /** Started by the first test that needs it; ends with the process. */
    private static final class Postgres {
        private static final EmbeddedPostgres SERVER = start();
        private static final AtomicInteger DATABASES = new AtomicInteger();

        private Postgres() {}

        private static EmbeddedPostgres start() {
            try {
                // Its data is not needed after this process: without durability it starts and runs faster.
                return EmbeddedPostgres.builder()
                        .setServerConfig("fsync", "off")
                        .setServerConfig("full_page_writes", "off")
                        .start();
            } catch (IOException e) {
                throw new UncheckedIOException("PostgreSQL does not start", e);
            }
        }

        private static DatabaseSettings database() {
            String name = "test_" + DATABASES.incrementAndGet();
            try (Connection connection = SERVER.getPostgresDatabase().getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("create database " + name);
            } catch (SQLException e) {
                throw new IllegalStateException("PostgreSQL makes no database", e);
            }
            return new DatabaseSettings(
                    SERVER.getJdbcUrl("postgres", name), "postgres", "postgres", 16, Duration.ofSeconds(5));
        }
    }
}
