package dev.chirograph.server.oauth.authorize;

import static dev.chirograph.server.database.StoredTimes.column;

import dev.chirograph.server.database.Database;
import dev.chirograph.server.oauth.protocol.Scopes;
import java.time.Instant;
import java.util.Set;

/** The table {@code consents}. */
final class ConsentStore {
    private final Database database;

    ConsentStore(Database database) {
        this.database = database;
    }

    /** Returns the scopes that a user has granted, none if there is no row. */
    Set<String> find(String subject, String clientId) {
        return database.jdbi()
                .withHandle(handle -> handle.createQuery("""
                        select scopes
                        from consents
                        where subject = :subject and client_id = :clientId
                        """)
                        .bind("subject", subject)
                        .bind("clientId", clientId)
                        .mapTo(String.class)
                        .map(Scopes::split)
                        .findOne()
                        .orElse(Set.of()));
    }

    /** Inserts or updates the row; of two concurrent writes the last one wins. */
    void put(String subject, String clientId, String scopes, Instant now) {
        database.jdbi().useTransaction(handle -> {
            int changed = handle.createUpdate("""
                            update consents
                            set scopes = :scopes, updated_at = :now
                            where subject = :subject and client_id = :clientId
                            """)
                    .bind("scopes", scopes)
                    .bind("now", column(now))
                    .bind("subject", subject)
                    .bind("clientId", clientId)
                    .execute();
            if (changed == 0) {
                handle.createUpdate("""
                                insert into consents (subject, client_id, scopes, updated_at)
                                values (:subject, :clientId, :scopes, :now)
                                on conflict do nothing
                                """)
                        .bind("subject", subject)
                        .bind("clientId", clientId)
                        .bind("scopes", scopes)
                        .bind("now", column(now))
                        .execute();
            }
        });
    }

    void deleteOfSubject(String subject) {
        database.jdbi()
                .useHandle(handle -> handle.createUpdate("delete from consents where subject = :subject")
                        .bind("subject", subject)
                        .execute());
    }
}
