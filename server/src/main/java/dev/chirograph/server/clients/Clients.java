package dev.chirograph.server.clients;

import dev.chirograph.server.api.ClientsHandler;
import dev.chirograph.server.database.Database;
import dev.chirograph.server.secret.RandomSecrets;
import dev.chirograph.server.secret.SecretHasher;
import java.time.Clock;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The registered clients. Safe for use by many threads. */
public final class Clients {
    /** No id of ours is longer; what is longer was never issued. */
    private static final int LONGEST_ID = 200;

    private final Database database;
    private final ClientStore store;
    private final SecretHasher hasher;
    private final RandomSecrets secrets;

    /** Keeps clients in the database and hashes their secrets with the hasher. */
    public Clients(Database database, SecretHasher hasher, Clock clock) {
        this.database = database;
        this.store = new ClientStore(database, clock);
        this.hasher = hasher;
        this.secrets = new RandomSecrets();
    }

    /**
     * Returns who serves the operations on clients.
     *
     * @param listener is told of clients that are deleted
     * @param scopes the scopes that there are
     */
    public ClientsHandler handler(ClientRemovalListener listener, Set<String> scopes) {
        return new ClientOperations(new ClientService(database, store, hasher, listener), new ClientRules(scopes));
    }

    /** Registers a confidential client and returns its credentials: the secret cannot be read again. */
    public ClientCredentials register(String name, Set<String> grants, Set<String> scopes) {
        ClientCredentials credentials = new ClientCredentials(ClientService.newId(), secrets.next());
        put(Client.builder(credentials.id(), name)
                .authenticationMethod(AuthenticationMethod.CLIENT_SECRET_BASIC)
                .secretHash(hasher.hash(credentials.secret()))
                .grants(grants)
                .scopes(scopes)
                .build());
        return credentials;
    }

    /** Registers a public client and returns its id. */
    public String registerPublic(String name, Set<String> grants, Set<String> scopes) {
        String id = ClientService.newId();
        put(Client.builder(id, name).grants(grants).scopes(scopes).build());
        return id;
    }

    /** Finds a client by id, also a disabled one; null when there is none. */
    public @Nullable Client find(String id) {
        return isPossibleId(id) ? store.find(id) : null;
    }

    /**
     * Finds the confidential client with this id and secret. An unknown id, a public client, a disabled one and a wrong
     * secret take the same time and give the same answer.
     *
     * @return the client, or null when these are no credentials of an enabled client
     */
    public @Nullable Client authenticate(String id, String secret) {
        Client client = find(id);
        if (client == null
                || client.secretHash() == null
                || !client.authenticationMethod().usesSecret()) {
            hasher.matchNothing(secret);
            return null;
        }
        boolean right = hasher.matches(secret, client.secretHash());
        return right && client.enabled() ? client : null;
    }

    /** Lets a client ask for tokens no more; what it has got stays good until it expires. No effect on an unknown one. */
    public void disable(String id) {
        Client client = find(id);
        if (client != null) {
            put(client.toBuilder().enabled(false).build());
        }
    }

    /** Registers a client, or changes the one of this id. */
    public void put(Client client) {
        store.put(client);
    }

    /** PostgreSQL cannot hold a NUL: asking it for one would be an error of ours, not an unknown client. */
    static boolean isPossibleId(String id) {
        return id.length() <= LONGEST_ID && id.indexOf('\0') < 0;
    }
}
