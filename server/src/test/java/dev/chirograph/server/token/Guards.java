package dev.chirograph.server.token;

import dev.chirograph.server.database.Database;
import dev.chirograph.server.database.DatabaseSettings;
import dev.chirograph.server.dpop.Proofs;
import dev.chirograph.server.dpop.ServerNonces;
import dev.chirograph.server.replay.ReplayCache;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;

/** What stands beside the rules of tokens, on a database in memory that is there as long as the tests run. */
final class Guards {
    static final Database DATABASE = Database.open(new DatabaseSettings(
            "jdbc:h2:mem:guards;DB_CLOSE_DELAY=-1;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH",
            "sa",
            "",
            10,
            Duration.ofSeconds(5)));

    private Guards() {}

    static Proofs proofs(Clock clock) {
        return new Proofs(
                URI.create(Minted.AUDIENCE), ServerNonces.load(DATABASE, clock), new ReplayCache(DATABASE), clock);
    }

    static Revocations revocations(Clock clock) {
        return new Revocations(DATABASE, clock);
    }
}
