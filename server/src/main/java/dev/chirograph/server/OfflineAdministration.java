package dev.chirograph.server;

import dev.chirograph.server.administration.Administration;
import dev.chirograph.server.administration.LocalAdministration;
import dev.chirograph.server.api.ApiScope;
import dev.chirograph.server.clients.Clients;
import dev.chirograph.server.database.Database;
import dev.chirograph.server.database.SharedTime;
import dev.chirograph.server.oauth.key.KeyAdministration;
import dev.chirograph.server.secret.SecretHasher;
import dev.chirograph.server.users.Users;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.util.List;
import java.util.TreeSet;

/** Performs an operator's tasks without a running server: opens the database, and nothing that listens. */
final class OfflineAdministration implements Administration {
    private final Database database;
    private final SharedTime sharedTime;
    private final Administration administration;

    private OfflineAdministration(Database database, SharedTime sharedTime, Administration administration) {
        this.database = database;
        this.sharedTime = sharedTime;
        this.administration = administration;
    }

    /** @throws RuntimeException if the database cannot be opened */
    static OfflineAdministration open(Configuration configuration, Clock clock) {
        DataFolder.make(configuration.dataFolder());
        Database database = Database.open(configuration.database(), configuration.mayMigrate());
        try {
            SharedTime sharedTime = SharedTime.open(database, clock, System::nanoTime);
            var clients = new Clients(database, new SecretHasher(1), clock);
            // Nothing is removed here: nobody has to be told.
            var users = new Users(database, new SecretHasher(1), List.of(), clock);
            var keys = new KeyAdministration(database, Server.keyEncryption(configuration), sharedTime.counted());
            return new OfflineAdministration(
                    database,
                    sharedTime,
                    new LocalAdministration(
                            database, clients.handler(id -> {}, new TreeSet<>(ApiScope.all())), users.handler(), keys));
        } catch (RuntimeException e) {
            database.close();
            throw e;
        }
    }

    @Override
    public void perform(Task task, byte[] input, OutputStream output) throws IOException {
        administration.perform(task, input, output);
    }

    @Override
    public void close() {
        sharedTime.close();
        database.close();
    }
}
