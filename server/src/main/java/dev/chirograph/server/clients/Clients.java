package dev.chirograph.server.clients;

import dev.chirograph.server.api.ClientsHandler;
import dev.chirograph.server.database.Database;
import dev.chirograph.server.secret.HasherBusyException;
import dev.chirograph.server.secret.RandomSecrets;
import dev.chirograph.server.secret.SecretHasher;
import java.time.Clock;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The registered clients. Thread-safe. */
public final class Clients {
    /** The maximum length of a client id. */
    private static final int LONGEST_ID = 200;

    private final Database database;
    private final ClientStore store;
    private final ClientSecrets secrets;
    private final RandomSecrets randomSecrets = new RandomSecrets();

    /**
     * Stores clients in a database.
     *
     * @param hasher hashes secrets chosen by people; not the hasher of users' passwords, whose queue wrong secrets
     *     could fill
     */
    public Clients(Database database, SecretHasher hasher, Clock clock) {
        this.database = database;
        this.store = new ClientStore(database, clock);
        this.secrets = new ClientSecrets(database, hasher);
    }

    /**
     * Returns the handler of the operations on clients.
     *
     * @param listener called when a client is deleted
     * @param scopes all scopes of the API
     */
    public ClientsHandler handler(ClientRemovalListener listener, Set<String> scopes) {
        return new ClientOperations(new ClientService(database, store, secrets, listener), new ClientRules(scopes));
    }

    /** Registers a confidential client and returns its credentials: the secret cannot be read again. */
    public ClientCredentials register(String name, Set<String> grants, Set<String> scopes) {
        ClientCredentials credentials = new ClientCredentials(ClientService.newId(), randomSecrets.next());
        put(Client.builder(credentials.id(), name)
                .authenticationMethod(AuthenticationMethod.CLIENT_SECRET_BASIC)
                .secretHash(secrets.hash(credentials.secret()))
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

    /** Returns the client with an id, even if it is disabled; null for none. */
    public @Nullable Client find(String id) {
        return isPossibleId(id) ? store.find(id) : null;
    }

    /**
     * Authenticates a confidential client. An unknown id, a public client, a disabled one and a wrong secret have the
     * same result, after the same work if the server generated the secret.
     *
     * @return the client; null if the credentials are wrong or the client is disabled
     * @throws HasherBusyException if a person chose the secret, this process has not verified it before, and too many
     *     are being hashed
     */
    public @Nullable Client authenticate(String id, String secret) {
        Client client = find(id);
        if (client == null
                || client.secretHash() == null
                || !client.authenticationMethod().usesSecret()) {
            secrets.matchNothing(secret);
            return null;
        }
        if (!secrets.matches(secret, client.secretHash())) {
            return null;
        }
        replaceOldHash(id, client.secretHash(), secret);
        return client.enabled() ? client : null;
    }

    /** Earlier versions hashed generated secrets with Argon2id, too. */
    private void replaceOldHash(String id, String hash, String secret) {
        // Chosen by a person, whatever its form.
        String replacement = id.equals(BuiltInClients.ADMINISTRATOR) ? null : secrets.replacementOf(hash, secret);
        if (replacement != null) {
            store.replaceHash(id, hash, replacement);
        }
    }

    /** Returns the hasher of client secrets. */
    ClientSecrets secrets() {
        return secrets;
    }

    /**
     * Disables a client: it gets no new tokens, and its existing tokens stay valid until they expire. Ignores unknown
     * ids.
     */
    public void disable(String id) {
        Client client = find(id);
        if (client != null) {
            put(client.toBuilder().enabled(false).build());
        }
    }

    /** Registers a client, or replaces the one with this id. */
    public void put(Client client) {
        store.put(client);
    }

    /** PostgreSQL cannot store NUL: a query with one would fail instead of finding no client. */
    static boolean isPossibleId(String id) {
        return id.length() <= LONGEST_ID && id.indexOf('\0') < 0;
    }
}
