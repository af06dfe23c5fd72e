package dev.chirograph.server.database;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A connection to the embedded file that detects writes. It wraps the pool's connection, so that no store can skip the
 * wait for durability. From the first statement other than a plain query until it is closed, it prevents syncs of the
 * file; Jdbi closes it right after the outermost transaction.
 *
 * <p>Not thread-safe, like any connection.
 */
final class EmbeddedConnection implements InvocationHandler {
    private final Connection connection;
    private final EmbeddedConnections.Use use;
    private boolean written;

    private EmbeddedConnection(Connection connection, EmbeddedConnections.Use use) {
        this.connection = connection;
        this.use = use;
    }

    /** Returns a connection that reports, when it is closed, whether it has written. */
    static Connection of(Connection connection, EmbeddedConnections.Use use) {
        return proxy(Connection.class, new EmbeddedConnection(connection, use));
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
        return switch (method.getName()) {
            case "prepareStatement" -> {
                announce(statementOf(arguments));
                yield guarded(PreparedStatement.class, method, arguments);
            }
            case "prepareCall" -> {
                announce(statementOf(arguments));
                yield guarded(CallableStatement.class, method, arguments);
            }
            case "createStatement" -> {
                announceWrite();
                yield guarded(Statement.class, method, arguments);
            }
            case "close" -> {
                close();
                yield null;
            }
            default -> call(connection, method, arguments);
        };
    }

    private static String statementOf(Object @Nullable [] arguments) {
        return arguments == null ? "" : String.valueOf(arguments[0]);
    }

    private void announce(String sql) {
        if (!onlyReads(sql)) {
            announceWrite();
        }
    }

    private void announceWrite() {
        if (!written) {
            use.beginWrite();
            written = true;
        }
    }

    /** Every statement but a plain query counts as a write, including a query that locks rows. */
    static boolean onlyReads(String sql) {
        String statement = sql.stripLeading().toLowerCase(Locale.ROOT);
        return statement.startsWith("select") && !statement.contains("for update") && !statement.contains(" table (");
    }

    /** Returns the connection to the pool before the sync, so that other threads need not wait for it. */
    private void close() throws SQLException {
        try {
            connection.close();
        } finally {
            use.end(written);
        }
        if (written) {
            use.awaitSync();
        }
    }

    private <T extends Statement> T guarded(Class<T> type, Method method, Object @Nullable [] arguments)
            throws Throwable {
        Object statement = call(connection, method, arguments);
        return proxy(type, (proxy, of, given) -> call(statement, of, given));
    }

    private @Nullable Object call(@Nullable Object target, Method method, Object @Nullable [] arguments)
            throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof SQLException thrown) {
                use.failed(thrown);
            }
            throw e.getCause() == null ? e : e.getCause();
        }
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
