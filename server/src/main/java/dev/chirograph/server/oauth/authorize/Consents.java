package dev.chirograph.server.oauth.authorize;

import dev.chirograph.server.clients.Client;
import dev.chirograph.server.database.Database;
import dev.chirograph.server.oauth.protocol.Scopes;
import dev.chirograph.server.users.UserRemovalListener;
import java.time.Clock;
import java.util.HashSet;
import java.util.Set;

/**
 * What users have agreed to, so that they are not asked again. It ends nothing and begins nothing: that is for authorizations.
 *
 * <p>Safe for use by many threads and nodes.
 */
public final class Consents implements UserRemovalListener {
    private final Database database;
    private final ConsentStore store;
    private final Clock clock;

    /** Keeps consents in the database. */
    public Consents(Database database, Clock clock) {
        this.database = database;
        this.store = new ConsentStore(database);
        this.clock = clock;
    }

    /** Tells whether a user has agreed before that a client may do all this. */
    public boolean cover(String userId, String clientId, Set<String> scopes) {
        return store.find(userId, clientId).containsAll(scopes);
    }

    /** Remembers that a user agrees; what the user agreed to before stays, as far as the client may still have it. */
    public void remember(String userId, Client client, Set<String> scopes) {
        database.useTransaction(() -> {
            Set<String> all = new HashSet<>(store.find(userId, client.id()));
            if (all.addAll(scopes)) {
                store.put(userId, client.id(), Scopes.join(Scopes.common(all, client.scopes())), clock.instant());
            }
        });
    }

    /** Forgets what users agreed to who are gone; those who cannot sign in just now still agree. */
    @Override
    public void userRemoved(String userId, Cause cause) {
        if (cause == Cause.DELETED) {
            store.deleteOfSubject(userId);
        }
    }
}
