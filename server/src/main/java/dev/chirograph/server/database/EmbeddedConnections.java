package dev.chirograph.server.database;

import dev.chirograph.server.runtime.UnavailableException;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.zip.ZipOutputStream;
import javax.sql.DataSource;
import org.h2.api.ErrorCode;
import org.h2.mvstore.MVStoreException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Connections to the embedded file. A write ends when it is durable, and a full disk is survived:
 *
 * <ol>
 *   <li>While little space is left, writes are rejected before H2 fills the disk, and reads continue.
 *   <li>If a write fails nevertheless, H2 rejects every statement. The file is then reopened read-only, so that reads
 *       continue.
 *   <li>A check every second decides whether the disk accepts writes; then the file is reopened for writing.
 * </ol>
 *
 * <p>Thread-safe.
 */
final class EmbeddedConnections implements Connections {
    /** More than all connections write between two checks of the free space, unless each has a large body. */
    static final long LEAST_FREE_BYTES = 8 * 1024 * 1024;

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedConnections.class);
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int PROBE_SECONDS = 2;

    private final DatabaseSettings settings;
    private final Path path;
    private final Disk disk;
    private final ScheduledExecutorService looking = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("database-recovery").daemon().factory());
    private final AtomicBoolean lookIsDue = new AtomicBoolean();

    /** Held during a check, and so while the file is reopened; acquired before {@link #lock}. */
    private final ReentrantLock looks = new ReentrantLock();

    private boolean failedToLook;

    /** Guards {@link #opened}, its use count, and {@link #closed}. No I/O is done while it is held. */
    private final ReentrantLock lock = new ReentrantLock();

    private final Condition changed = lock.newCondition();

    /** Null while the file is being reopened, or cannot be. */
    private @Nullable Opened opened;

    private boolean closed;

    /** Why writes are rejected, for the operator; null while they are accepted. Written only by checks. */
    private volatile @Nullable String refusal;

    private EmbeddedConnections(DatabaseSettings settings, Path path, Disk disk, H2File file) {
        this.settings = settings;
        this.path = path;
        this.disk = disk;
        this.opened = new Opened(file);
    }

    /**
     * Opens the file.
     *
     * @throws DatabaseUnavailableException if it cannot be opened, or there is no space to write
     */
    static EmbeddedConnections open(DatabaseSettings settings, Path path, Disk disk) {
        if (disk.usableBytes() < LEAST_FREE_BYTES) {
            throw new DatabaseUnavailableException(tooLittleSpace(path, disk.usableBytes()) + ".", null);
        }
        try {
            H2File.requireContent(settings, path);
            return new EmbeddedConnections(settings, path, disk, H2File.open(settings, path));
        } catch (SQLException e) {
            throw new DatabaseUnavailableException(OpeningFailure.describe(path, e), e);
        }
    }

    @Override
    public DataSource forMigrations() {
        return borrow(false).file.pool();
    }

    @Override
    public void start() {
        Opened first = borrow(false);
        first.file.sync();
        looking.scheduleWithFixedDelay(
                this::look, BETWEEN_LOOKS.toMillis(), BETWEEN_LOOKS.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public Connection openConnection() throws SQLException {
        var use = new Use(borrow(true));
        try {
            return EmbeddedConnection.of(use.opened.file.connection(), use);
        } catch (SQLException e) {
            use.end(false);
            use.failed(e);
            throw e;
        }
    }

    /** Waits while the file is being reopened. */
    private Opened borrow(boolean count) {
        long left = settings.connectionTimeout().toNanos();
        lock.lock();
        try {
            Opened found = opened;
            while (found == null || found.file.isBroken()) {
                if (closed || left <= 0) {
                    throw unavailable();
                }
                lookSoon();
                left = changed.awaitNanos(left);
                found = opened;
            }
            if (count) {
                found.inUse++;
            }
            return found;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unavailable();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public @Nullable String trouble() {
        String refused = refusal;
        if (refused != null) {
            return refused;
        }
        try (Connection connection = openConnection()) {
            return connection.isValid(PROBE_SECONDS) ? null : "The database file " + path + " does not answer";
        } catch (SQLException | UnavailableException e) {
            return "The database file " + path + " does not answer";
        }
    }

    @Override
    public void backup(ZipOutputStream copy) throws IOException {
        Opened current = borrow(true);
        try {
            if (current.file.isReadOnly()) {
                throw new BackupException(
                        "The database file " + path + " could not be written, so it is not copied; " + refusal, null);
            }
            current.file.copy(copy);
        } catch (MVStoreException e) {
            throw new BackupException("The database file " + path + " cannot be read", e);
        } finally {
            giveBack(current);
        }
    }

    private void giveBack(Opened borrowed) {
        lock.lock();
        try {
            borrowed.inUse--;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void lookSoon() {
        if (lookIsDue.compareAndSet(false, true)) {
            try {
                looking.execute(this::look);
            } catch (RejectedExecutionException e) {
                LOG.debug("Nothing is looked at any more: {}", e.toString());
            }
        }
    }

    /** Checks the file and its disk once, and handles the result. */
    void look() {
        lookIsDue.set(false);
        looks.lock();
        try {
            Opened now = current();
            if (now == null) {
                replace(this::openForReading);
            } else if (now.file.isBroken()) {
                giveUp(now);
            } else if (!now.file.isReadOnly()) {
                lookAtSpace();
                now.compactAfterWrites();
            } else if (disk.usableBytes() >= LEAST_FREE_BYTES && disk.takesWrites()) {
                recover(now);
            }
            failedToLook = false;
        } catch (RuntimeException e) {
            if (!failedToLook) {
                LOG.warn("The database file {} cannot be checked; the next attempt is in a second", path, e);
            }
            failedToLook = true;
        } finally {
            looks.unlock();
        }
    }

    private @Nullable Opened current() {
        lock.lock();
        try {
            return opened;
        } finally {
            lock.unlock();
        }
    }

    private void lookAtSpace() {
        long usable = disk.usableBytes();
        if (usable >= LEAST_FREE_BYTES) {
            accept();
        } else if (refusal == null) {
            refuse(tooLittleSpace(path, usable));
        }
    }

    private static String tooLittleSpace(Path path, long usable) {
        return "The disk is full: " + usable / 1024 + " KiB are free where the database file " + path
                + " is, but at least " + LEAST_FREE_BYTES / 1024 + " KiB must be; free some space";
    }

    private void refuse(String reason) {
        refusal = reason;
        LOG.error("{}. Until then writes are answered with 503, and reads continue.", reason);
    }

    private void accept() {
        if (refusal != null) {
            refusal = null;
            LOG.info("The database file {} can be written again.", path);
        }
    }

    /** Rejects writes after a failed one, and reopens the file read-only. */
    private void giveUp(Opened broken) {
        refuse("The database file " + path + " could not be written (" + broken.file.failure()
                + "); check that its disk has space and works");
        take();
        broken.abandon();
        replace(this::openForReading);
    }

    private void recover(Opened reading) {
        take();
        awaitUnused(reading);
        reading.close();
        replace(this::openForWriting);
        Opened now = current();
        if (now == null) {
            replace(this::openForReading);
        } else if (!now.file.isBroken()) {
            accept();
        }
    }

    /** Hands out no connections for now. */
    private void take() {
        lock.lock();
        try {
            opened = null;
        } finally {
            lock.unlock();
        }
    }

    private void awaitUnused(Opened opened) {
        long left = PATIENCE.toNanos();
        lock.lock();
        try {
            while (opened.inUse > 0 && left > 0) {
                left = changed.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
    }

    private H2File openForReading() throws SQLException {
        return H2File.openReadOnly(settings);
    }

    private H2File openForWriting() throws SQLException {
        H2File file = H2File.open(settings, path);
        try {
            // Everything that is read from now on must be durable, too.
            file.sync();
            return file;
        } catch (RuntimeException e) {
            file.abandon();
            throw new SQLException("The file can be opened and not be written", e);
        }
    }

    private void replace(Opening opening) {
        Opened next;
        try {
            next = new Opened(opening.open());
        } catch (SQLException e) {
            LOG.atWarn()
                    .addKeyValue("reason", e.getMessage())
                    .log("the database file cannot be opened; the next attempt follows");
            return;
        }
        lock.lock();
        try {
            if (!closed) {
                opened = next;
                next = null;
                changed.signalAll();
            }
        } finally {
            lock.unlock();
        }
        if (next != null) {
            next.close();
        }
    }

    private static UnavailableException unavailable() {
        return new UnavailableException("The server cannot use its database at the moment; try again", RETRY_AFTER);
    }

    private static UnavailableException writesRefused() {
        return new UnavailableException("The server cannot store anything at the moment; try again", RETRY_AFTER);
    }

    @Override
    public void close() {
        looking.shutdown();
        try {
            if (!looking.awaitTermination(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.warn("The database file {} is still being checked", path);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Opened last;
        lock.lock();
        try {
            closed = true;
            last = opened;
            opened = null;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        if (last != null) {
            last.close();
        }
    }

    private interface Opening {
        H2File open() throws SQLException;
    }

    /** One opening of the file, and the number of its connections in use. */
    private final class Opened {
        private final H2File file;
        private final @Nullable GroupCommit commits;
        private int inUse;
        private volatile boolean syncedSinceLook;

        Opened(H2File file) {
            this.file = file;
            this.commits = file.isReadOnly() ? null : GroupCommit.start(() -> sync(file), failure -> lookSoon());
        }

        private void sync(H2File syncing) {
            syncing.sync();
            syncedSinceLook = true;
            if (refusal == null && disk.usableBytes() < LEAST_FREE_BYTES) {
                lookSoon();
            }
        }

        /** Compacts the file, as H2 would in the background, unless there were no new writes. */
        private void compactAfterWrites() {
            if (syncedSinceLook && refusal == null) {
                syncedSinceLook = false;
                file.compact();
            }
        }

        void close() {
            endCommits();
            if (file.isBroken()) {
                file.abandon();
            } else {
                file.close();
            }
        }

        void abandon() {
            endCommits();
            file.abandon();
        }

        private void endCommits() {
            if (commits != null) {
                commits.close();
            }
        }
    }

    /** The use of one connection, from when it is handed out until it is closed. Not thread-safe. */
    final class Use {
        private final Opened opened;
        private boolean over;

        private Use(Opened opened) {
            this.opened = opened;
        }

        /**
         * Waits until writing is permitted.
         *
         * @throws UnavailableException if writes are rejected
         */
        void beginWrite() {
            if (refusal != null || opened.commits == null) {
                throw writesRefused();
            }
            opened.file.beginWrite();
        }

        /** Waits until all committed data is durable. */
        void awaitSync() {
            if (opened.commits == null) {
                throw writesRefused();
            }
            try {
                opened.commits.await();
            } catch (GroupCommit.SyncFailedException e) {
                // Logged by the checking thread: many threads wait for one sync. What of it is on the disk shows when
                // the file is opened again.
                throw UnavailableException.withUnknownOutcome("The server could not store the change with certainty:"
                        + " look whether it is there before you repeat it");
            }
        }

        /** Determines whether a failure is due to the database or to the statement. */
        void failed(SQLException thrown) {
            if (opened.file.isBroken() || thrown.getErrorCode() == ErrorCode.DATABASE_IS_READ_ONLY) {
                lookSoon();
                throw writesRefused();
            }
            if (isClosed()) {
                throw unavailable();
            }
        }

        private boolean isClosed() {
            lock.lock();
            try {
                return opened != EmbeddedConnections.this.opened;
            } finally {
                lock.unlock();
            }
        }

        /** Ends the use when the connection, and with it the transaction, is closed. Idempotent. */
        void end(boolean written) {
            if (over) {
                return;
            }
            over = true;
            if (written) {
                opened.file.endWrite();
            }
            giveBack(opened);
        }
    }
}
