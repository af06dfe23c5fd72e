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
 * Wraps a connection and its statements, so that every failure is seen in one place. Not thread-safe, like any
 * connection.
 */
class JdbcProxy implements InvocationHandler {
    private final Connection connection;
    private final FailureListener failed;

    /** False within a transaction. */
    private boolean autoCommit = true;

    /** Is told of failures. */
    @FunctionalInterface
    interface FailureListener {
        /**
         * Something failed. May throw another exception in its place.
         *
         * @param committing whether changes may be durable in spite of the failure: it was the commit that failed, or a
         *     statement that is a transaction of its own
         */
        void failed(SQLException thrown, boolean committing);
    }

    JdbcProxy(Connection connection, FailureListener failed) {
        this.connection = connection;
        this.failed = failed;
    }

    /** Returns the wrapped connection. */
    final Connection proxy() {
        return proxy(Connection.class, this);
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
        return switch (method.getName()) {
            case "prepareStatement" -> {
                String sql = String.valueOf(arguments == null ? "" : arguments[0]);
                preparing(sql);
                yield watched(PreparedStatement.class, method, arguments, !onlyReads(sql));
            }
            case "prepareCall" -> {
                preparing(String.valueOf(arguments == null ? "" : arguments[0]));
                yield watched(CallableStatement.class, method, arguments, true);
            }
            case "createStatement" -> {
                preparing(null);
                yield watched(Statement.class, method, arguments, true);
            }
            case "close" -> {
                close();
                yield null;
            }
            case "setAutoCommit" -> {
                autoCommit = arguments != null && Boolean.TRUE.equals(arguments[0]);
                yield call(connection, method, arguments, autoCommit);
            }
            case "commit" -> call(connection, method, arguments, true);
            default -> call(connection, method, arguments, false);
        };
    }

    /**
     * A statement is about to be made.
     *
     * @param sql the statement; null if it is not known yet
     */
    void preparing(@Nullable String sql) {
        // Nothing to do in general.
    }

    /** Closes the connection. */
    void close() throws SQLException {
        connection.close();
    }

    /** Every statement but a plain query counts as a write, including a query that locks rows. */
    static boolean onlyReads(String sql) {
        String statement = sql.stripLeading().toLowerCase(Locale.ROOT);
        return statement.startsWith("select") && !statement.contains("for update") && !statement.contains(" table (");
    }

    private <T extends Statement> T watched(Class<T> type, Method method, Object @Nullable [] arguments, boolean writes)
            throws Throwable {
        Object statement = call(connection, method, arguments, false);
        return proxy(
                type,
                (proxy, of, given) -> call(
                        statement,
                        of,
                        given,
                        writes && autoCommit && of.getName().startsWith("execute")));
    }

    private @Nullable Object call(
            @Nullable Object target, Method method, Object @Nullable [] arguments, boolean committing)
            throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof SQLException thrown) {
                failed.failed(thrown, committing);
            }
            throw e.getCause() == null ? e : e.getCause();
        }
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
