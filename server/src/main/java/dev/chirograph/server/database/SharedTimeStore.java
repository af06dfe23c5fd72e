package dev.chirograph.server.database;

import static dev.chirograph.server.database.StoredTimes.column;
import static dev.chirograph.server.database.StoredTimes.instant;

import java.time.Instant;
import org.jdbi.v3.core.Handle;

/** The table {@code shared_time}. */
final class SharedTimeStore {
    private final Database database;

    SharedTimeStore(Database database) {
        this.database = database;
    }

    /** The only row. */
    record Row(Instant counted, Instant deletedBy) {}

    /** Returns the row after inserting this one if there is none. */
    Row findOrInsert(Row fresh) {
        return database.inTransaction(() -> database.jdbi().withHandle(handle -> {
            insert(handle, fresh);
            return read(handle);
        }));
    }

    /** Advances the row to these times where it is behind them, and returns it. */
    Row advance(Row to) {
        return database.inTransaction(() -> database.jdbi().withHandle(handle -> {
            insert(handle, to);
            handle.createUpdate("""
                            update shared_time
                            set counted = greatest(counted, :counted), deleted_by = greatest(deleted_by, :deletedBy)
                            where id = 1
                            """)
                    .bind("counted", column(to.counted()))
                    .bind("deletedBy", column(to.deletedBy()))
                    .execute();
            return read(handle);
        }));
    }

    private static void insert(Handle handle, Row row) {
        handle.createUpdate("""
                        insert into shared_time (id, counted, deleted_by)
                        values (1, :counted, :deletedBy)
                        on conflict do nothing
                        """)
                .bind("counted", column(row.counted()))
                .bind("deletedBy", column(row.deletedBy()))
                .execute();
    }

    private static Row read(Handle handle) {
        return handle.createQuery("select counted, deleted_by from shared_time where id = 1")
                .map((row, context) -> new Row(instant(row, "counted"), instant(row, "deleted_by")))
                .one();
    }
}
