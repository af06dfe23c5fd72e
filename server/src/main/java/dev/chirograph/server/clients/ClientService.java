package dev.chirograph.server.clients;

import dev.chirograph.server.database.Database;
import dev.chirograph.server.secret.RandomSecrets;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What administrators do with clients. One that is disabled is the server's own and shown to nobody. */
final class ClientService {
    private final Database database;
    private final ClientStore store;
    private final ClientSecrets secrets;
    private final ClientRemovalListener listener;
    private final RandomSecrets randomSecrets = new RandomSecrets();

    /** @param listener is told of clients that go */
    ClientService(Database database, ClientStore store, ClientSecrets secrets, ClientRemovalListener listener) {
        this.database = database;
        this.store = store;
        this.secrets = secrets;
        this.listener = listener;
    }

    /**
     * A client and its new secret, which is nowhere else.
     *
     * @param secret null when it has none
     */
    record WithSecret(StoredClient registered, @Nullable String secret) {
        /** Leaves out the secret. */
        @Override
        public String toString() {
            return "WithSecret[" + registered + "]";
        }
    }

    List<StoredClient> list(ClientPosition position, int limit) {
        return store.list(position, limit);
    }

    @Nullable
    StoredClient find(String id) {
        StoredClient found = Clients.isPossibleId(id) ? store.findRegistered(id) : null;
        return found != null && found.client().enabled() ? found : null;
    }

    /** Registers a client under an id that is the server's choice alone, so that it is nobody else's and no user's. */
    WithSecret register(Function<String, Client> client) {
        Client made = client.apply(newId());
        String secret = made.authenticationMethod().usesSecret() ? randomSecrets.next() : null;
        store.put(made.toBuilder()
                .secretHash(secret == null ? null : secrets.hash(secret))
                .build());
        return new WithSecret(Objects.requireNonNull(store.findRegistered(made.id())), secret);
    }

    /** Returns the client with a new secret; null when there is none of this id any more. */
    @Nullable
    WithSecret rotateSecret(String id) {
        String secret = randomSecrets.next();
        if (!store.replaceSecret(id, secrets.hash(secret))) {
            return null;
        }
        StoredClient client = find(id);
        return client == null ? null : new WithSecret(client, secret);
    }

    /** Deletes a client with whatever it has got; tells whether there was one. */
    boolean delete(String id) {
        return database.inTransaction(() -> {
            listener.clientRemoved(id);
            return store.delete(id);
        });
    }

    static String newId() {
        return "client-" + UUID.randomUUID();
    }
}
