package dev.chirograph.server.clients;

import dev.chirograph.server.database.Database;
import dev.chirograph.server.paging.CreationPosition;
import dev.chirograph.server.secret.RandomSecrets;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Registers, finds and deletes clients for administrators. Disabled clients are built-in ones and are hidden. */
final class ClientService {
    private final Database database;
    private final ClientStore store;
    private final ClientSecrets secrets;
    private final ClientRemovalListener listener;
    private final RandomSecrets randomSecrets = new RandomSecrets();

    /** @param listener called when a client is deleted */
    ClientService(Database database, ClientStore store, ClientSecrets secrets, ClientRemovalListener listener) {
        this.database = database;
        this.store = store;
        this.secrets = secrets;
        this.listener = listener;
    }

    /**
     * A client and its new secret, which is not stored.
     *
     * @param secret null for none
     */
    record WithSecret(StoredClient registered, @Nullable String secret) {
        /** Omits the secret. */
        @Override
        public String toString() {
            return "WithSecret[" + registered + "]";
        }
    }

    List<StoredClient> list(CreationPosition<String> position, int limit) {
        return store.list(position, limit);
    }

    @Nullable
    StoredClient find(String id) {
        StoredClient found = Clients.isPossibleId(id) ? store.findRegistered(id) : null;
        return found != null && found.client().enabled() ? found : null;
    }

    /** Registers a client with a generated id, which is unique among clients and users. */
    WithSecret register(Function<String, Client> client) {
        Client made = client.apply(newId());
        String secret = made.authenticationMethod().usesSecret() ? randomSecrets.next() : null;
        store.put(made.toBuilder()
                .secretHash(secret == null ? null : secrets.hash(secret))
                .build());
        return new WithSecret(Objects.requireNonNull(store.findRegistered(made.id())), secret);
    }

    /** Replaces the secret of a client and returns both; null if the client does not exist. */
    @Nullable
    WithSecret rotateSecret(String id) {
        String secret = randomSecrets.next();
        if (!store.replaceSecret(id, secrets.hash(secret))) {
            return null;
        }
        StoredClient client = find(id);
        return client == null ? null : new WithSecret(client, secret);
    }

    /** Deletes a client with everything that belongs to it; returns whether it existed. */
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
