package dev.chirograph.server.oauth.authorize;

import dev.chirograph.server.database.Database;
import dev.chirograph.server.oauth.protocol.Scopes;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Set;

/** The table {@code consents}. */
final class ConsentStore {
    private final Database database;

    ConsentStore(Database database) {
        this.database = database;
    }

    /** Returns the scopes that a user has agreed to, none when the user was never asked. */
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

    /** Writes the row whether it is there already or not; of two that write at once the last one is kept. */
    void put(String subject, String clientId, String scopes, Instant now) {
        OffsetDateTime time = now.truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
        database.jdbi().useTransaction(handle -> {
            int changed = handle.createUpdate("""
                            update consents
                            set scopes = :scopes, updated_at = :now
                            where subject = :subject and client_id = :clientId
                            """)
                    .bind("scopes", scopes)
                    .bind("now", time)
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
                        .bind("now", time)
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
