package dev.chirograph.server.items;

import dev.chirograph.server.api.ItemsHandler;
import dev.chirograph.server.database.Database;
import dev.chirograph.server.users.UserRemovalListener;
import dev.chirograph.server.users.UserRemovalListener.Cause;
import java.time.Clock;

/** The entry point to items. Thread-safe. */
public final class Items {
    private final ItemService service;

    /** Stores items in a database. */
    public Items(Database database, Clock clock) {
        this.service = new ItemService(database, new ItemStore(database), clock);
    }

    /** Returns the handler of the operations on items. */
    public ItemsHandler handler() {
        return new ItemOperations(service);
    }

    /** Returns a listener that deletes the items of a deleted user. */
    public UserRemovalListener userRemovalListener() {
        return (userId, cause) -> {
            if (cause == Cause.DELETED) {
                service.deleteAllOf(userId);
            }
        };
    }
}
