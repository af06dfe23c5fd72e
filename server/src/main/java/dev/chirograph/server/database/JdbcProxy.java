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
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Wraps a connection and its statements, so that every failure is seen in one place. Not thread-safe, like any
 * connection.
 */
class JdbcProxy implements InvocationHandler {
    private final Connection connection;
    private final Consumer<SQLException> failed;

    /** @param failed is called with each failure, and may throw another exception in its place */
    JdbcProxy(Connection connection, Consumer<SQLException> failed) {
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
                preparing(String.valueOf(arguments == null ? "" : arguments[0]));
                yield watched(PreparedStatement.class, method, arguments);
            }
            case "prepareCall" -> {
                preparing(String.valueOf(arguments == null ? "" : arguments[0]));
                yield watched(CallableStatement.class, method, arguments);
            }
            case "createStatement" -> {
                preparing(null);
                yield watched(Statement.class, method, arguments);
            }
            case "close" -> {
                close();
                yield null;
            }
            default -> call(connection, method, arguments);
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

    private <T extends Statement> T watched(Class<T> type, Method method, Object @Nullable [] arguments)
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
                failed.accept(thrown);
            }
            throw e.getCause() == null ? e : e.getCause();
        }
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
