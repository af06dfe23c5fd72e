package dev.chirograph.server.revocation;

import static dev.chirograph.server.database.StoredTimes.column;

import dev.chirograph.server.database.Database;
import java.time.Instant;
import java.util.List;

/** Reads the table {@code revocations}. */
final class RevocationStore {
    private final Database database;

    RevocationStore(Database database) {
        this.database = database;
    }

    /** Returns ids that were revoked at this time or later and have not expired, up to a maximum number. */
    List<String> since(Instant time, Instant now, int most) {
        return database.jdbi()
                .withHandle(handle -> handle.createQuery("""
                        select id
                        from revocations
                        where revoked_at >= :time and expires_at > :now
                        order by revoked_at
                        fetch first :most rows only
                        """)
                        .bind("time", column(time))
                        .bind("now", column(now))
                        .bind("most", most)
                        .mapTo(String.class)
                        .list());
    }

    /** Returns whether one of these ids, of which there must be at least one, is revoked. */
    boolean hasAny(List<String> ids) {
        return database.jdbi()
                .withHandle(handle -> handle.createQuery("select count(*) from revocations where id in (<ids>)")
                                .bindList("ids", ids)
                                .mapTo(Long.class)
                                .one()
                        > 0);
    }
}
