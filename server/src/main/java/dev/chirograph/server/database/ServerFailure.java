package dev.chirograph.server.database;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells failures of a database server from failures of a statement, by their SQLSTATE (PostgreSQL, appendix A). */
final class ServerFailure {
    /**
     * Classes: 08 connection, 53 insufficient resources, 57 operator intervention (shut down, starting, statement
     * timeout), 58 system error.
     */
    private static final Set<String> CLASSES = Set.of("08", "53", "57", "58");

    /** Read-only (a standby after a failover), serialization failure, deadlock, lock timeout, idle in a transaction. */
    private static final Set<String> STATES = Set.of("25006", "40001", "40P01", "55P03", "25P03");

    private ServerFailure() {}

    /** Returns whether the same statement may succeed later, when the server works again. */
    static boolean isOf(SQLException thrown) {
        return thrown instanceof SQLTransientConnectionException || isOf(thrown.getSQLState());
    }

    /** Returns whether the server may have gone on with what it was told, without telling its result. */
    static boolean isConnectionLost(SQLException thrown) {
        String state = thrown.getSQLState();
        return state == null || state.startsWith("08") || state.startsWith("57P") || state.startsWith("58");
    }

    private static boolean isOf(@Nullable String state) {
        return state != null
                && state.length() == 5
                && (CLASSES.contains(state.substring(0, 2)) || STATES.contains(state));
    }
}
