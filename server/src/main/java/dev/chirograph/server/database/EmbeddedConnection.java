package dev.chirograph.server.database;

import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * A connection to the embedded file that detects writes. It wraps the pool's connection, so that no store can skip the
 * wait for durability. From the first statement other than a plain query until it is closed, it prevents syncs of the
 * file; Jdbi closes it right after the outermost transaction.
 */
final class EmbeddedConnection extends JdbcProxy {
    private final EmbeddedConnections.Use use;
    private boolean written;

    private EmbeddedConnection(Connection connection, EmbeddedConnections.Use use) {
        super(connection, (thrown, committing) -> use.failed(thrown));
        this.use = use;
    }

    /** Returns a connection that reports, when it is closed, whether it has written. */
    static Connection of(Connection connection, EmbeddedConnections.Use use) {
        return new EmbeddedConnection(connection, use).proxy();
    }

    @Override
    void preparing(@Nullable String sql) {
        if (!written && (sql == null || !onlyReads(sql))) {
            use.beginWrite();
            written = true;
        }
    }

    /** Returns the connection to the pool before the sync, so that other threads need not wait for it. */
    @Override
    void close() throws SQLException {
        try {
            super.close();
        } finally {
            use.end(written);
        }
        if (written) {
            use.awaitSync();
        }
    }
}
