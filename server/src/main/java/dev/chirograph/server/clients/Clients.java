package dev.chirograph.server.clients;

import dev.chirograph.server.api.ClientsHandler;
import dev.chirograph.server.database.Database;
import dev.chirograph.server.secret.HasherBusyException;
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
    private final ClientSecrets secrets;
    private final RandomSecrets randomSecrets = new RandomSecrets();

    /**
     * Keeps clients in the database.
     *
     * @param hasher hashes the secrets that a person chose; not the one of the users' passwords, whom a flood of wrong secrets would else
     *     keep waiting
     */
    public Clients(Database database, SecretHasher hasher, Clock clock) {
        this.database = database;
        this.store = new ClientStore(database, clock);
        this.secrets = new ClientSecrets(database, hasher);
    }

    /**
     * Returns who serves the operations on clients.
     *
     * @param listener is told of clients that are deleted
     * @param scopes the scopes that there are
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

    /** Finds a client by id, also a disabled one; null when there is none. */
    public @Nullable Client find(String id) {
        return isPossibleId(id) ? store.find(id) : null;
    }

    /**
     * Finds the confidential client with this id and secret. An unknown id, a public client, a disabled one and a wrong
     * secret give the same answer, after the same work where the server made the secret.
     *
     * @return the client, or null when these are no credentials of an enabled client
     * @throws HasherBusyException if a person chose the secret, this process has not seen it yet, and too many are hashed at this moment
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

    /** Secrets that the server makes were once hashed as slowly as those that a person chooses. */
    private void replaceOldHash(String id, String hash, String secret) {
        // Whatever form it has, this one was chosen.
        String replacement = id.equals(BuiltInClients.ADMINISTRATOR) ? null : secrets.replacementOf(hash, secret);
        if (replacement != null) {
            store.replaceHash(id, hash, replacement);
        }
    }

    /** Returns how secrets are hashed. */
    ClientSecrets secrets() {
        return secrets;
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
