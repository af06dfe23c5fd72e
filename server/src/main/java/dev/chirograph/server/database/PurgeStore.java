package dev.chirograph.server.database;

import java.time.Instant;
import java.util.List;

/** Deletes expired rows of any table. */
final class PurgeStore {
    private final Database database;

    PurgeStore(Database database) {
        this.database = database;
    }

    /**
     * Deletes at most this many rows that expired before a time, skipping rows that another transaction has locked.
     *
     * @return the number of deleted rows
     */
    int deleteSome(ExpiredRows kind, Instant before, int most) {
        return database.inTransaction(() -> {
            List<Object> keys = lockSome(kind, before, most);
            return keys.isEmpty() ? 0 : delete(kind, keys);
        });
    }

    private List<Object> lockSome(ExpiredRows kind, Instant before, int most) {
        String unless = kind.unless().isEmpty() ? "" : " and not (" + kind.unless() + ")";
        return database.jdbi()
                .withHandle(handle -> handle.createQuery("select " + kind.key() + " from " + kind.table()
                                + " where expires_at <= :before" + unless
                                + " order by expires_at limit :most for update skip locked")
                        .bind("before", StoredTimes.column(before))
                        .bind("most", most)
                        .map((row, context) -> row.getObject(1))
                        .list());
    }

    private int delete(ExpiredRows kind, List<Object> keys) {
        return database.jdbi()
                .withHandle(handle -> handle.createUpdate(
                                "delete from " + kind.table() + " where " + kind.key() + " in (<keys>)")
                        .bindList("keys", keys)
                        .execute());
    }
}
