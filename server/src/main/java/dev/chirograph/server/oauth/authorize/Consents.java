package dev.chirograph.server.oauth.authorize;

import dev.chirograph.server.clients.Client;
import dev.chirograph.server.database.Database;
import dev.chirograph.server.oauth.protocol.Scopes;
import dev.chirograph.server.users.UserRemovalListener;
import java.time.Clock;
import java.util.HashSet;
import java.util.Set;

/**
 * The scopes that users have granted to clients, so that they are not asked again. Consents alone grant no access;
 * authorizations do.
 *
 * <p>Thread-safe, also across nodes.
 */
public final class Consents implements UserRemovalListener {
    private final Database database;
    private final ConsentStore store;
    private final Clock clock;

    /** Stores consents in the database. */
    public Consents(Database database, Clock clock) {
        this.database = database;
        this.store = new ConsentStore(database);
        this.clock = clock;
    }

    /** Returns whether a user has granted all these scopes to a client before. */
    boolean cover(String userId, String clientId, Set<String> scopes) {
        return store.find(userId, clientId).containsAll(scopes);
    }

    /** Stores a consent; scopes that were granted before stay, as far as they are still registered for the client. */
    void remember(String userId, Client client, Set<String> scopes) {
        database.useTransaction(() -> {
            Set<String> all = new HashSet<>(store.find(userId, client.id()));
            if (all.addAll(scopes)) {
                store.put(userId, client.id(), Scopes.join(Scopes.common(all, client.scopes())), clock.instant());
            }
        });
    }

    /** Deletes the consents of a deleted user; a disabled user's consents stay. */
    @Override
    public void userRemoved(String userId, Cause cause) {
        if (cause == Cause.DELETED) {
            store.deleteOfSubject(userId);
        }
    }
}
