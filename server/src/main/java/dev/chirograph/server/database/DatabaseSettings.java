package dev.chirograph.server.database;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The database and its pool.
 *
 * @param url a JDBC URL of H2 or PostgreSQL
 * @param user the database's user, null if the URL has it
 * @param password the user's password, null if the URL has it
 * @param connections the size of the pool, at least one
 * @param connectionTimeout how long a caller waits for a free connection, at least 250 ms
 */
public record DatabaseSettings(
        String url, @Nullable String user, @Nullable String password, int connections, Duration connectionTimeout) {
    private static final String FILE = "jdbc:h2:file:";
    private static final int CONNECTIONS = 16;
    private static final Duration CONNECTION_TIMEOUT = Duration.ofSeconds(5);

    /**
     * Returns settings of an H2 file {@code chirograph.mv.db} in a folder, in H2's PostgreSQL mode. {@link Database}
     * returns from a write when it is durable: it waits for a sync that concurrent writers share.
     *
     * @throws IllegalArgumentException if the folder's path contains a semicolon, which would end the file name in the URL
     */
    public static DatabaseSettings embedded(Path folder) {
        String path = folder.toAbsolutePath().normalize().toString();
        if (path.indexOf(';') >= 0) {
            throw new IllegalArgumentException(
                    "The data folder " + path + " must not contain a semicolon, which H2 cannot open; rename it.");
        }
        // The pool is closed by Server in its own order, not by H2's shutdown hook in the middle of the last requests.
        // No trace file: it would contain users' data and grow on a full disk. Its messages are exceptions, too.
        String url = FILE + path + "/chirograph;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE"
                + ";DEFAULT_NULL_ORDERING=HIGH;DB_CLOSE_ON_EXIT=FALSE;LOCK_TIMEOUT=10000;TRACE_LEVEL_FILE=0";
        return new DatabaseSettings(url, "chirograph", "", CONNECTIONS, CONNECTION_TIMEOUT);
    }

    /** Returns the file of an embedded database; null for another database. */
    @Nullable
    Path embeddedFile() {
        return url.startsWith(FILE) ? Path.of(url.substring(FILE.length()).split(";", 2)[0] + ".mv.db") : null;
    }

    /** Omits the password and the URL's parameters, which may contain one. */
    @Override
    public String toString() {
        return "DatabaseSettings[url=" + url.split("[;?]", 2)[0] + ", user=" + user + ", connections=" + connections
                + ", connectionTimeout=" + connectionTimeout + "]";
    }
}
