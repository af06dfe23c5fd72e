package dev.chirograph.server.database;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Where the data is.
 *
 * @param url a JDBC URL of H2 or PostgreSQL
 * @param user the database's user, null when the URL says all
 * @param password the user's password, null when the URL says all
 * @param connections how many connections the pool holds, at least one
 * @param connectionTimeout how long a caller waits for a free connection, at least 250 ms
 */
public record DatabaseSettings(
        String url, @Nullable String user, @Nullable String password, int connections, Duration connectionTimeout) {
    private static final String FILE = "jdbc:h2:file:";
    private static final int CONNECTIONS = 16;
    private static final Duration CONNECTION_TIMEOUT = Duration.ofSeconds(5);

    /**
     * Returns settings of an H2 file {@code chirograph.mv.db} in a folder. H2 talks PostgreSQL's dialect. What {@link
     * Database} writes there is on the disk before its caller goes on: it waits for a sync that it shares with all who write
     * at the same moment.
     *
     * @throws IllegalArgumentException if the folder's name has a semicolon, which would end the URL's file name
     */
    public static DatabaseSettings embedded(Path folder) {
        String path = folder.toAbsolutePath().normalize().toString();
        if (path.indexOf(';') >= 0) {
            throw new IllegalArgumentException(
                    "The data folder " + path + " has a semicolon in its name, which H2 cannot open; rename it.");
        }
        // The pool is closed by Server in its own order, not by H2's shutdown hook in the middle of the last requests.
        // Its log file would hold what people wrote, and grow beside a disk that is full; what it says is thrown, too.
        String url = FILE + path + "/chirograph;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE"
                + ";DEFAULT_NULL_ORDERING=HIGH;DB_CLOSE_ON_EXIT=FALSE;LOCK_TIMEOUT=10000;TRACE_LEVEL_FILE=0";
        return new DatabaseSettings(url, "chirograph", "", CONNECTIONS, CONNECTION_TIMEOUT);
    }

    /** Returns the file of an embedded database, null when the database is another. */
    @Nullable
    Path embeddedFile() {
        return url.startsWith(FILE) ? Path.of(url.substring(FILE.length()).split(";", 2)[0] + ".mv.db") : null;
    }

    /** Leaves out the password, and the URL's parameters, which may hold one. */
    @Override
    public String toString() {
        return "DatabaseSettings[url=" + url.split("[;?]", 2)[0] + ", user=" + user + ", connections=" + connections
                + ", connectionTimeout=" + connectionTimeout + "]";
    }
}
