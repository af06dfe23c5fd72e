package dev.chirograph.server.replay;

import dev.chirograph.server.database.Database;
import dev.chirograph.server.database.ExpiredRows;
import dev.chirograph.server.secret.RandomSecrets;
import java.time.Instant;
import java.util.List;

/**
 * Remembers ids that may be used once, on all nodes of a database together, for as long as they would be good.
 *
 * <p>Safe for use by many threads and nodes.
 */
public final class ReplayCache {
    private final ReplayStore store;

    /** Keeps them in the database. */
    public ReplayCache(Database database) {
        this.store = new ReplayStore(database);
    }

    /** Returns what of it is of no use any more after a while. */
    public static List<ExpiredRows> expiredRows() {
        return List.of(ExpiredRows.of("seen_ids", "fingerprint"));
    }

    /**
     * Uses an id up.
     *
     * @param kind what it is an id of, so that ids of other things do not stand in its way
     * @param id any text of any length; it is kept as a fingerprint
     * @param goodUntil until when it has to be remembered
     * @return whether it is seen for the first time; of two that ask at once exactly one hears so
     */
    public boolean isFirst(String kind, String id, Instant goodUntil) {
        return store.insert(RandomSecrets.fingerprint(kind + "\n" + id), goodUntil);
    }
}
