package dev.chirograph.server.items;

import dev.chirograph.server.database.Database;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Creates, finds, changes and deletes items. An item is visible to its owner only.
 *
 * <p>Thread-safe, also across nodes: a change reads the item under the lock on its row, so that no concurrent change is lost.
 */
final class ItemService {
    private final Database database;
    private final ItemStore store;
    private final Clock clock;

    ItemService(Database database, ItemStore store, Clock clock) {
        this.database = database;
        this.store = store;
        this.clock = clock;
    }

    /** Adds an item and returns it with its id. */
    ItemRow create(NewItem item) {
        Instant now = now();
        return database.inTransaction(() -> store.insert(item.row(now)));
    }

    @Nullable
    ItemRow find(String owner, long id) {
        return store.find(owner, id);
    }

    /** Returns an owner's items after a position, the oldest first, up to a maximum number. */
    List<ItemRow> list(String owner, ItemFilter filter, long after, int most) {
        return store.list(owner, filter, after, most);
    }

    /**
     * Changes an item.
     *
     * @param change applied to the current item, while its row is locked
     * @return the changed item; null if the owner has none with this id
     */
    @Nullable
    ItemRow update(String owner, long id, UnaryOperator<ItemRow> change) {
        return database.inTransaction(() -> {
            ItemRow before = store.lock(owner, id);
            if (before == null) {
                return null;
            }
            ItemRow after = change.apply(before).withUpdatedAt(now());
            store.update(after);
            return after;
        });
    }

    /** Deletes an item; returns false if the owner has none with this id. */
    boolean delete(String owner, long id) {
        return store.delete(owner, id);
    }

    /** Deletes all items of an owner. */
    void deleteAllOf(String owner) {
        store.deleteAllOf(owner);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
