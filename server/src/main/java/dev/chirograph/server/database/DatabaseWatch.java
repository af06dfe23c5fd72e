package dev.chirograph.server.database;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Watches a database server that failed: opens a connection of its own, again and again, until one works. Meanwhile
 * {@link #refusal} says why none is handed out, so that requests get their answer at once instead of waiting for the
 * pool. A server that works is not asked.
 *
 * <p>Thread-safe.
 */
final class DatabaseWatch implements AutoCloseable {
    static final String NO_ANSWER = "The database does not answer";
    private static final String READ_ONLY = "The database takes no writes: it is a standby, or read-only";

    private static final Logger LOG = LoggerFactory.getLogger(DatabaseWatch.class);
    private static final Duration BETWEEN_PROBES = Duration.ofMillis(500);
    private static final String PROBE_TIMEOUT_SECONDS = "2";

    private final DatabaseSettings settings;
    private final HikariDataSource pool;
    private final ScheduledExecutorService probing = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("database-watch").daemon().factory());
    private final AtomicBoolean suspected = new AtomicBoolean();
    private volatile @Nullable String refusal;

    private DatabaseWatch(DatabaseSettings settings, HikariDataSource pool) {
        this.settings = settings;
        this.pool = pool;
    }

    static DatabaseWatch of(DatabaseSettings settings, HikariDataSource pool) {
        return new DatabaseWatch(settings, pool);
    }

    void start() {
        probing.scheduleWithFixedDelay(
                () -> {
                    if (refusal != null) {
                        probe();
                    }
                },
                BETWEEN_PROBES.toMillis(),
                BETWEEN_PROBES.toMillis(),
                TimeUnit.MILLISECONDS);
    }

    /** Returns why the server cannot be used, for the operator; null if nothing is known against it. */
    @Nullable
    String refusal() {
        return refusal;
    }

    /** Something failed: finds out in the background whether the server works. */
    void suspect() {
        if (suspected.compareAndSet(false, true)) {
            try {
                probing.execute(this::probe);
            } catch (RejectedExecutionException e) {
                LOG.debug("Nothing is probed any more: {}", e.toString());
            }
        }
    }

    private void probe() {
        suspected.set(false);
        String found = ask();
        if (found != null && refusal == null) {
            LOG.atError().addKeyValue("reason", found).log("the database is unavailable; requests get 503");
        } else if (found == null && refusal != null) {
            // Whoever takes one of these would be the first to notice that it is dead.
            pool.getHikariPoolMXBean().softEvictConnections();
            LOG.info("the database is available again");
        }
        refusal = found;
    }

    private @Nullable String ask() {
        var properties = new Properties();
        settings.properties().forEach(properties::setProperty);
        properties.setProperty("connectTimeout", PROBE_TIMEOUT_SECONDS);
        properties.setProperty("loginTimeout", PROBE_TIMEOUT_SECONDS);
        properties.setProperty("socketTimeout", PROBE_TIMEOUT_SECONDS);
        if (settings.user() != null) {
            properties.setProperty("user", settings.user());
        }
        if (settings.password() != null) {
            properties.setProperty("password", settings.password());
        }
        try (Connection connection = DriverManager.getConnection(settings.url(), properties);
                Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery("select current_setting('transaction_read_only')")) {
            return answer.next() && "off".equals(answer.getString(1)) ? null : READ_ONLY;
        } catch (SQLException e) {
            return NO_ANSWER + " (" + OpeningFailure.rootOf(e) + ")";
        }
    }

    @Override
    public void close() {
        probing.shutdownNow();
    }
}
