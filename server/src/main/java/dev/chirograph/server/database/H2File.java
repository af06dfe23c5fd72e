package dev.chirograph.server.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.ReentrantLock;
import java.util.zip.ZipOutputStream;
import org.h2.api.ErrorCode;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;
import org.h2.message.DbException;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.FileStore;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.h2.mvstore.RandomAccessStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One opening of the embedded H2 file: a pool of connections and access to the disk. The only class that uses H2's
 * internals, because no SQL statement offers these functions ({@code docs/decisions/0010-durable-commits-on-h2.md}).
 *
 * <p>After a failed write H2 rejects every statement: {@link #isBroken} is then true, {@link #abandon} closes the file,
 * and the content of the disk can be reopened.
 *
 * <p>Thread-safe.
 */
final class H2File {
    private static final Logger LOG = LoggerFactory.getLogger(H2File.class);
    private static final MethodHandle HEADER = headerMethod();
    private static final int EVERY_WRITER = Integer.MAX_VALUE;
    private static final int LEAST_FILL_PERCENT = 50;
    private static final int MOST_REWRITTEN_BYTES = 1024 * 1024;

    /** The maximum size of a file without tables, which a killed first start may leave. */
    private static final long MOST_BYTES_WITHOUT_TABLES = 24 * 1024;

    private static final String READ_ONLY = ";ACCESS_MODE_DATA=r";

    private final HikariDataSource pool;
    private final JdbcConnection keeper;
    private final org.h2.engine.Database engine;
    private final MVStore store;
    private final boolean readOnly;

    /** One permit for each connection that writes; a sync acquires all of them. Fair, so that neither side starves. */
    private final Semaphore writers = new Semaphore(EVERY_WRITER, true);

    /** Held during a sync; acquired before {@link #writers}. */
    private final ReentrantLock syncing = new ReentrantLock();

    /** Held while the file is copied, and while it is compacted; acquired before {@link #syncing}. */
    private final ReentrantLock copying = new ReentrantLock();

    private H2File(HikariDataSource pool, JdbcConnection keeper, boolean readOnly) {
        this.pool = pool;
        this.keeper = keeper;
        this.engine = ((SessionLocal) keeper.getSession()).getDatabase();
        this.store = engine.getStore().getMvStore();
        this.readOnly = readOnly;
        // A negative value: H2 then writes nothing by itself, neither at a commit nor in the background. It would write
        // in the middle of other transactions, and a kill would leave parts of those.
        store.setAutoCommitDelay(-1);
    }

    /**
     * Rejects a file that H2 would treat as new although it has content. H2 would overwrite it, and all data would be
     * lost. Does not change the file.
     *
     * @throws SQLException if H2 cannot open it, or it is corrupt
     */
    static void requireContent(DatabaseSettings settings, Path file) throws SQLException {
        long size = sizeOf(file);
        if (size == 0) {
            throw corrupt("it has no content at all");
        }
        if (size <= MOST_BYTES_WITHOUT_TABLES) {
            return;
        }
        try (Connection connection = connect(settings, settings.url() + READ_ONLY);
                Statement statement = connection.createStatement();
                ResultSet tables = statement.executeQuery(
                        "select 1 from information_schema.tables" + " where table_name = 'flyway_schema_history'")) {
            if (!tables.next()) {
                throw corrupt("no tables are found in its " + size + " bytes");
            }
        } catch (SQLException e) {
            // H2 found no content and intended to create a new file.
            throw e.getErrorCode() == ErrorCode.DATABASE_IS_READ_ONLY
                    ? corrupt("nothing is found in its " + size + " bytes")
                    : e;
        }
    }

    private static SQLException corrupt(String reason) {
        return new SQLException(reason, "HY000", ErrorCode.FILE_CORRUPTED_1);
    }

    private static long sizeOf(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            return -1;
        }
    }

    /**
     * Opens the file for reading and writing; creates it if it is missing.
     *
     * @throws SQLException if H2 cannot open it
     */
    static H2File open(DatabaseSettings settings, Path file) throws SQLException {
        H2File opened = open(settings, settings.url(), false);
        syncFolder(file);
        return opened;
    }

    /**
     * Opens the file read-only, which needs no space on the disk.
     *
     * @throws SQLException if H2 cannot open it
     */
    static H2File openReadOnly(DatabaseSettings settings) throws SQLException {
        return open(settings, settings.url() + READ_ONLY, true);
    }

    private static H2File open(DatabaseSettings settings, String url, boolean readOnly) throws SQLException {
        // The first connection is made without the pool, which would hide why it fails; while it is open, H2 does not
        // close the file when the pool is empty.
        var connection = (JdbcConnection) connect(settings, url);
        try {
            return new H2File(new HikariDataSource(pool(settings, url)), connection, readOnly);
        } catch (RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    private static Connection connect(DatabaseSettings settings, String url) throws SQLException {
        var properties = new Properties();
        properties.setProperty("user", String.valueOf(settings.user()));
        properties.setProperty("password", String.valueOf(settings.password()));
        return org.h2.Driver.load().connect(url, properties);
    }

    private static HikariConfig pool(DatabaseSettings settings, String url) {
        HikariConfig config = Pools.configure(settings);
        config.setJdbcUrl(url);
        return config;
    }

    /** A new file survives a power failure only if its folder is synced, too. */
    private static void syncFolder(Path file) {
        try (FileChannel folder = FileChannel.open(file.toAbsolutePath().getParent(), StandardOpenOption.READ)) {
            folder.force(true);
        } catch (IOException e) {
            LOG.debug("A folder cannot be synced on this system: {}", e.toString());
        }
    }

    /** Returns the pool, for code that needs several connections. */
    HikariDataSource pool() {
        return pool;
    }

    /** Returns a free connection. */
    Connection connection() throws SQLException {
        return pool.getConnection();
    }

    /** Returns whether the file was opened read-only. */
    boolean isReadOnly() {
        return readOnly;
    }

    /** Waits until changes are permitted, that is until no sync is running. Each call needs an {@link #endWrite}. */
    void beginWrite() {
        writers.acquireUninterruptibly();
    }

    /** Ends a {@link #beginWrite}, after the transaction. */
    void endWrite() {
        writers.release();
    }

    /**
     * Writes all committed data, and returns when it is durable.
     *
     * @throws MVStoreException if that is not certain
     */
    void sync() {
        // The header of one sync must not refer to a chunk that another has written and not synced yet.
        syncing.lock();
        try {
            syncNow();
        } finally {
            syncing.unlock();
        }
    }

    private void syncNow() {
        whileNobodyWrites(store::commit);
        // CHECKPOINT SYNC would do both, but in the middle of transactions.
        store.sync();
        // It would also leave a header that refers to an older state: H2 writes it once for many chunks, and after a
        // kill does not find a chunk that fills a hole. The header must not be on the disk before the chunks that it
        // refers to.
        store.getFileStore().executeFileStoreOperation(this::writeHeader);
        store.sync();
        requireOpen();
    }

    private void writeHeader() {
        try {
            HEADER.invoke(store.getFileStore());
        } catch (Throwable e) {
            store.panic(e);
        }
    }

    private static MethodHandle headerMethod() {
        try {
            Method method = RandomAccessStore.class.getDeclaredMethod("writeStoreHeader");
            method.setAccessible(true);
            return MethodHandles.lookup().unreflect(method).asType(MethodType.methodType(void.class, FileStore.class));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("This H2 is another one than the server was made for", e);
        }
    }

    /**
     * Copies the file while it is in use: the state of this moment, or of a sync during the copy.
     *
     * @throws MVStoreException if the file is broken
     */
    void copy(ZipOutputStream target) throws IOException {
        copying.lock();
        try {
            // From now on H2 only appends: what the next header refers to stays where it is.
            store.setReuseSpace(false);
            sync();
            store.getFileStore().backup(target);
            requireOpen();
        } finally {
            store.setReuseSpace(true);
            copying.unlock();
        }
    }

    /** Compacts the file a little: rewrites the live data of chunks that are mostly dead. */
    void compact() {
        if (!copying.tryLock()) {
            return;
        }
        try {
            compactNow();
        } finally {
            copying.unlock();
        }
    }

    private void compactNow() {
        whileNobodyWrites(() -> store.compact(LEAST_FILL_PERCENT, MOST_REWRITTEN_BYTES));
    }

    private void whileNobodyWrites(Runnable action) {
        writers.acquireUninterruptibly(EVERY_WRITER);
        try {
            action.run();
        } finally {
            writers.release(EVERY_WRITER);
        }
    }

    private void requireOpen() {
        MVStoreException panic = store.getPanicException();
        if (panic != null) {
            throw panic;
        }
        if (store.isClosed()) {
            // Syncing a closed file silently does nothing.
            throw new MVStoreException(DataUtils.ERROR_CLOSED, "The file is closed");
        }
    }

    /** Returns whether a write has failed, or H2 has closed the file itself. */
    boolean isBroken() {
        return store.getPanicException() != null || store.isClosed();
    }

    /** Closes all connections; H2 then writes pending data and closes its file. */
    void close() {
        pool.close();
        closeKeeper();
    }

    /** Closes the file without further writes. */
    void abandon() {
        try {
            engine.shutdownImmediately();
        } catch (DbException | MVStoreException e) {
            LOG.debug("H2 at shutdown: {}", e.toString());
        }
        pool.close();
        closeKeeper();
    }

    private void closeKeeper() {
        try {
            keeper.close();
        } catch (SQLException e) {
            LOG.debug("H2 at the close of its last connection: {}", e.toString());
        }
    }

    /** Returns the error that a write failed with, as reported by the layer below. */
    String failure() {
        MVStoreException panic = store.getPanicException();
        return panic == null ? "H2 has closed it" : OpeningFailure.rootOf(panic);
    }
}
