package dev.chirograph.server.token;

import dev.chirograph.server.database.Database;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What of this server's own access tokens was taken back, by whichever node. What this node has revoked it knows at once
 * ({@link #add}); the rest is known from the database, of which the part
 * that matters is kept in memory and read again when it is asked for and older than a second: by one thread at a time, and
 * nobody waits for it unless it is older than four. What is older than five is not believed any more: when the database does
 * not answer, no token is taken.
 *
 * <p>Safe for use by many threads and nodes.
 */
public final class Revocations {
    private static final Duration RENEWED_AFTER = Duration.ofSeconds(1);
    private static final Duration AWAITED_AFTER = Duration.ofSeconds(4);
    private static final Duration USABLE = Duration.ofSeconds(5);

    /**
     * A row shows when its transaction commits, but says when it was written, by the clock of another node. So much earlier
     * ones are read again each time.
     */
    private static final Duration OVERLAP = Duration.ofSeconds(60);

    /** So often everything is read, whatever its time, and what has expired is forgotten. */
    private static final Duration BETWEEN_WHOLE_READINGS = Duration.ofSeconds(60);

    /** Some 10 MB. If there are more, the database is asked about each token. */
    private static final int MOST = 100_000;

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(2);
    private static final Logger LOG = LoggerFactory.getLogger(Revocations.class);

    private final RevocationStore store;
    private final Clock clock;
    private final Executor background;
    private final int most;

    /** Held while the database is read; guards the writing of {@link #known}. */
    private final ReentrantLock reading = new ReentrantLock();

    /** What this node has revoked since the last reading began, which may have been too early to find it. */
    private final Set<String> added = ConcurrentHashMap.newKeySet();

    private volatile Known known = new Known(ConcurrentHashMap.newKeySet(), Instant.MIN, Instant.MIN, false);

    /**
     * What is known.
     *
     * @param ids grows until the next time that everything is read
     * @param at how old it is: nothing that was committed before can be missing
     * @param wholeAt when everything was read
     * @param tooMany whether some had no room
     */
    private record Known(Set<String> ids, Instant at, Instant wholeAt, boolean tooMany) {}

    /** Reads those of a database. */
    public Revocations(Database database, Clock clock) {
        this(database, clock, Thread::startVirtualThread, MOST);
    }

    Revocations(Database database, Clock clock, Executor background, int most) {
        this.store = new RevocationStore(database);
        this.clock = clock;
        this.background = background;
        this.most = most;
    }

    /** Returns what a revocation is called that takes back all access tokens of a client, as who writes it calls it. */
    static String ofClient(String clientId) {
        return "client:" + clientId;
    }

    /** Takes in what this node has just revoked and committed: from now on it refuses it. */
    public void add(String id) {
        added.add(id);
        // A reading makes room again.
        if (isOlderThan(RENEWED_AFTER, known) && !reading.isLocked()) {
            background.execute(this::readUnlessUnderWay);
        }
    }

    /**
     * Tells whether one of these was taken back.
     *
     * @param ids what a token can be taken back by; none for one that cannot
     * @throws VerificationUnavailableException if the database does not answer
     */
    boolean hasAny(List<String> ids) throws VerificationUnavailableException {
        if (ids.isEmpty()) {
            return false;
        }
        // In this order: a reading first finds what it then takes out of those that were added.
        if (ids.stream().anyMatch(added::contains)) {
            return true;
        }
        Known fresh = fresh();
        if (!fresh.tooMany()) {
            return ids.stream().anyMatch(fresh.ids()::contains);
        }
        try {
            return store.hasAny(ids);
        } catch (RuntimeException e) {
            LOG.warn("revocations cannot be looked up: {}", e.toString());
            throw undecided();
        }
    }

    private Known fresh() throws VerificationUnavailableException {
        Known latest = known;
        if (!isOlderThan(RENEWED_AFTER, latest)) {
            return latest;
        }
        if (!isOlderThan(AWAITED_AFTER, latest)) {
            if (!reading.isLocked()) {
                background.execute(this::readUnlessUnderWay);
            }
            return latest;
        }
        readAndWait();
        latest = known;
        if (isOlderThan(USABLE, latest)) {
            throw undecided();
        }
        return latest;
    }

    /** A clock that was set back makes everything old. */
    private boolean isOlderThan(Duration age, Known what) {
        Instant now = clock.instant();
        return what.at().isAfter(now) || what.at().isBefore(now.minus(age));
    }

    private void readUnlessUnderWay() {
        if (reading.tryLock()) {
            try {
                read();
            } finally {
                reading.unlock();
            }
        }
    }

    private void readAndWait() {
        try {
            if (!reading.tryLock(LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return;
        }
        try {
            // Whoever held the lock may have read it just now.
            if (isOlderThan(RENEWED_AFTER, known)) {
                read();
            }
        } finally {
            reading.unlock();
        }
    }

    private void read() {
        Instant now = clock.instant();
        List<String> found = List.copyOf(added);
        try {
            Known before = known;
            boolean whole =
                    before.wholeAt().isAfter(now) || before.wholeAt().isBefore(now.minus(BETWEEN_WHOLE_READINGS));
            Known after = whole ? readAll(now) : readNew(before, now);
            if (!whole) {
                // Another node's clock, or this one's before it was set, may have dated them too early to be new.
                after.ids().addAll(found);
            }
            known = after;
            added.removeAll(found);
        } catch (RuntimeException e) {
            LOG.warn("revocations cannot be read: {}", e.toString());
        }
    }

    private Known readAll(Instant now) {
        List<String> rows = store.since(Instant.EPOCH, now, most + 1);
        Set<String> ids = ConcurrentHashMap.newKeySet();
        if (rows.size() <= most) {
            ids.addAll(rows);
        }
        return new Known(ids, now, now, rows.size() > most);
    }

    private Known readNew(Known before, Instant now) {
        if (before.tooMany()) {
            return new Known(before.ids(), now, before.wholeAt(), true);
        }
        List<String> rows = store.since(before.at().minus(OVERLAP), now, most + 1);
        before.ids().addAll(rows);
        return new Known(before.ids(), now, before.wholeAt(), before.ids().size() > most);
    }

    private static VerificationUnavailableException undecided() {
        return new VerificationUnavailableException(
                "It cannot be found out at this moment whether the token was taken back.");
    }
}
