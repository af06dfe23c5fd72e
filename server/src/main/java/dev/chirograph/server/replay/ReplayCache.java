package dev.chirograph.server.replay;

import dev.chirograph.server.database.Database;
import dev.chirograph.server.database.ExpiredRows;
import dev.chirograph.server.secret.RandomSecrets;
import java.time.Instant;
import java.util.List;

/**
 * Stores ids that may be used once, shared by all nodes of a database, until they expire.
 *
 * <p>Thread-safe, also across nodes.
 */
public final class ReplayCache {
    private final ReplayStore store;

    /** Stores the ids in a database. */
    public ReplayCache(Database database) {
        this.store = new ReplayStore(database);
    }

    /** Returns the rows that may be deleted once they have expired. */
    public static List<ExpiredRows> expiredRows() {
        return List.of(ExpiredRows.of("seen_ids", "fingerprint"));
    }

    /**
     * Marks an id as used.
     *
     * @param kind the kind of the id; ids of different kinds are different
     * @param id any string of any length; only its fingerprint is stored
     * @param goodUntil until when it must be remembered
     * @return whether it was unused; of concurrent calls with the same id, exactly one returns true
     */
    public boolean isFirst(String kind, String id, Instant goodUntil) {
        return store.insert(RandomSecrets.fingerprint(kind + "\n" + id), goodUntil);
    }
}
