package dev.chirograph.server.revocation;

import dev.chirograph.server.database.Database;
import dev.chirograph.server.time.RefreshedValue;
import dev.chirograph.server.token.RevocationLookup;
import dev.chirograph.server.token.VerificationUnavailableException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The revocations of this server's access tokens by any node. A node applies its own revocations immediately
 * ({@link #add}). Those of other nodes are cached in memory and reloaded on demand when older than a second; callers
 * wait only if they are older than four. After five seconds without the database, no token is accepted.
 *
 * <p>Thread-safe, also across nodes.
 */
public final class Revocations implements RevocationLookup {
    private static final Duration FRESH = Duration.ofSeconds(1);
    private static final Duration AWAITED = Duration.ofSeconds(4);
    private static final Duration USABLE = Duration.ofSeconds(5);

    /**
     * A row becomes visible when its transaction commits, but has the time when it was written, by the clock of another
     * node. Each reload therefore includes rows that are older than the previous one by this much.
     */
    private static final Duration OVERLAP = Duration.ofSeconds(60);

    /** The interval between full reloads, which drop expired revocations and ignore times. */
    private static final Duration BETWEEN_WHOLE_READINGS = Duration.ofSeconds(60);

    /** Some 10 MB. If there are more revocations, each token is looked up in the database. */
    private static final int MOST = 100_000;

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(2);
    private static final Logger LOG = LoggerFactory.getLogger(Revocations.class);

    private final RevocationStore store;
    private final Clock clock;
    private final int most;
    private final RefreshedValue<Known> known;

    /** The revocations by this node since the last reload started, which may not have included them. */
    private final Set<String> added = ConcurrentHashMap.newKeySet();

    /**
     * The loaded revocations.
     *
     * @param ids grows until the next full reload
     * @param at when the last reload started: it includes all revocations that were committed before
     * @param wholeAt when the last full reload started
     * @param tooMany whether there are more than the maximum
     * @param addedBefore the content of {@link #added} when the last reload started, all of which it includes
     */
    private record Known(Set<String> ids, Instant at, Instant wholeAt, boolean tooMany, List<String> addedBefore)
            implements RefreshedValue.Timed {}

    /** Loads the revocations from a database. */
    public Revocations(Database database, Clock clock) {
        this(database, clock, Thread::startVirtualThread, MOST);
    }

    Revocations(Database database, Clock clock, Executor background, int most) {
        this.store = new RevocationStore(database);
        this.clock = clock;
        this.most = most;
        var nothing = new Known(ConcurrentHashMap.newKeySet(), Instant.MIN, Instant.MIN, false, List.of());
        this.known = RefreshedValue.of(nothing, this::read, clock)
                .freshFor(FRESH)
                .awaitedAfter(AWAITED)
                .usableFor(USABLE)
                .longestWait(LONGEST_WAIT)
                .background(background)
                .onRefresh(latest -> added.removeAll(latest.addedBefore()))
                .onFailure(failure -> LOG.warn("revocations cannot be read: {}", failure.toString()))
                .build();
    }

    /** Adds a revocation that this node has just committed: from now on this node rejects the token. */
    public void add(String id) {
        added.add(id);
        // A reload removes entries again.
        known.refresh();
    }

    @Override
    public boolean isAnyRevoked(List<String> ids) throws VerificationUnavailableException {
        if (ids.isEmpty()) {
            return false;
        }
        // In this order: entries are removed from the added ones only after the reload that includes them is published.
        if (containsAny(added, ids)) {
            return true;
        }
        Known latest = known.get();
        if (latest == null) {
            throw unavailable();
        }
        return latest.tooMany() ? isAnyStored(ids) : containsAny(latest.ids(), ids);
    }

    private static boolean containsAny(Set<String> revoked, List<String> ids) {
        for (String id : ids) {
            if (revoked.contains(id)) {
                return true;
            }
        }
        return false;
    }

    private boolean isAnyStored(List<String> ids) throws VerificationUnavailableException {
        try {
            return store.hasAny(ids);
        } catch (RuntimeException e) {
            LOG.warn("revocations cannot be looked up: {}", e.toString());
            throw unavailable();
        }
    }

    private Known read(Known before) {
        Instant now = clock.instant();
        List<String> addedBefore = List.copyOf(added);
        boolean whole = before.wholeAt().isAfter(now) || before.wholeAt().isBefore(now.minus(BETWEEN_WHOLE_READINGS));
        if (whole) {
            return readAll(now, addedBefore);
        }
        Known after = readNew(before, now, addedBefore);
        // Another node's clock, or this one's before it was set, may have dated them too early to count as new.
        after.ids().addAll(addedBefore);
        return after;
    }

    private Known readAll(Instant now, List<String> addedBefore) {
        List<String> rows = store.since(Instant.EPOCH, now, most + 1);
        Set<String> ids = ConcurrentHashMap.newKeySet();
        if (rows.size() <= most) {
            ids.addAll(rows);
        }
        return new Known(ids, now, now, rows.size() > most, addedBefore);
    }

    private Known readNew(Known before, Instant now, List<String> addedBefore) {
        if (before.tooMany()) {
            return new Known(before.ids(), now, before.wholeAt(), true, addedBefore);
        }
        List<String> rows = store.since(before.at().minus(OVERLAP), now, most + 1);
        before.ids().addAll(rows);
        return new Known(before.ids(), now, before.wholeAt(), before.ids().size() > most, addedBefore);
    }

    private static VerificationUnavailableException unavailable() {
        return new VerificationUnavailableException(
                "It cannot be determined at the moment whether the token is revoked; try again.");
    }
}
