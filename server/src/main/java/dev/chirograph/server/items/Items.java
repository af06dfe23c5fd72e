package dev.chirograph.server.items;

import dev.chirograph.server.api.ItemsHandler;
import dev.chirograph.server.database.Database;
import dev.chirograph.server.users.UserRemovalListener;
import dev.chirograph.server.users.UserRemovalListener.Cause;
import java.time.Clock;

/** The door to the items. Safe for use by many threads. */
public final class Items {
    private final ItemService service;

    /** Keeps items in the database. */
    public Items(Database database, Clock clock) {
        this.service = new ItemService(database, new ItemStore(database), clock);
    }

    /** Returns who serves the operations on items. */
    public ItemsHandler handler() {
        return new ItemOperations(service);
    }

    /** Returns who has to be told when a user is deleted: the user's items go too. */
    public UserRemovalListener userRemovalListener() {
        return (userId, cause) -> {
            if (cause == Cause.DELETED) {
                service.deleteAllOf(userId);
            }
        };
    }
}
