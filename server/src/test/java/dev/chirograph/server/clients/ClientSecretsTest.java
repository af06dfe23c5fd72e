package dev.chirograph.server.clients;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.chirograph.server.BothStores;
import dev.chirograph.server.Store;
import dev.chirograph.server.database.Database;
import dev.chirograph.server.secret.RandomSecrets;
import dev.chirograph.server.secret.SecretHasher;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

/** The hash algorithms of client secrets and their cost: computations of Argon2id are counted. */
final class ClientSecretsTest {
    private static final String CHOSEN = "the-administrators-very-own-secret";

    private final AtomicInteger argon2Hashes = new AtomicInteger();
    private final SecretHasher hasher = new SecretHasher(2, Duration.ofMinutes(1), work -> {
        argon2Hashes.incrementAndGet();
        return new Thread(work);
    });

    @TempDir
    private Path folder;

    private @Nullable Database database;
    private @Nullable Clients clients;

    private void open(Store store) {
        database = Database.open(store.settings(folder));
        clients = node();
    }

    private Clients node() {
        return new Clients(database, hasher, Clock.systemUTC());
    }

    @AfterEach
    void close() {
        if (database != null) {
            database.close();
        }
    }

    @BothStores
    void aSecretThatTheServerMadeIsKeptAsAnHmacAndTakesNoHashingSlot(Store store) {
        open(store);
        ClientCredentials made = clients.register("Reports", Set.of("client_credentials"), Set.of());
        String withoutSecret = clients.registerPublic("Phone", Set.of("refresh_token"), Set.of());

        assertNotNull(clients.authenticate(made.id(), made.secret()));
        assertNotNull(node().authenticate(made.id(), made.secret()));
        assertNull(clients.authenticate(made.id(), new RandomSecrets().next()));
        assertNull(clients.authenticate("client-unknown", made.secret()));
        assertNull(clients.authenticate(withoutSecret, made.secret()));

        assertEquals(0, argon2Hashes.get());
        assertTrue(hashOf(made.id()).startsWith("$hmac-sha256$"), hashOf(made.id()));
    }

    @BothStores
    void theArgon2HashOfASecretThatTheServerMadeIsReplacedAtItsNextSuccessfulUse(Store store) {
        open(store);
        String secret = new RandomSecrets().next();
        String old = put("client-old", secret);

        assertNull(clients.authenticate("client-old", new RandomSecrets().next()));
        assertEquals(old, hashOf("client-old"));
        assertNotNull(clients.authenticate("client-old", secret));
        argon2Hashes.set(0);

        assertTrue(hashOf("client-old").startsWith("$hmac-sha256$"));
        assertNotNull(node().authenticate("client-old", secret));
        assertNull(node().authenticate("client-old", new RandomSecrets().next()));
        assertEquals(0, argon2Hashes.get());
    }

    @BothStores
    void aSecretThatWasRotatedMeanwhileIsNotReplacedByTheOldOne(Store store) {
        open(store);
        String before = put("client-old", new RandomSecrets().next());
        String rotated = put("client-old", new RandomSecrets().next());

        new ClientStore(database, Clock.systemUTC()).replaceHash("client-old", before, "$hmac-sha256$");

        assertEquals(rotated, hashOf("client-old"));
    }

    @BothStores
    void aSecretThatAPersonChoseStaysAnArgon2Hash(Store store) {
        open(store);
        String hash = put("client-chosen", CHOSEN);

        assertNotNull(clients.authenticate("client-chosen", CHOSEN));

        assertEquals(hash, hashOf("client-chosen"));
    }

    @BothStores
    void theAdministratorsSecretIsAnArgon2HashWhateverItLooksLike(Store store) {
        open(store);
        String secret = new RandomSecrets().next();
        var builtIn = new BuiltInClients(clients);

        builtIn.enableAdministrator(secret);
        assertNotNull(node().authenticate(BuiltInClients.ADMINISTRATOR, secret));

        assertTrue(hashOf(BuiltInClients.ADMINISTRATOR).startsWith("$argon2id$"));
    }

    @BothStores
    void wrongSecretsOfTheAdministratorTakeNoHashingSlot(Store store) {
        open(store);
        new BuiltInClients(clients).enableAdministrator(CHOSEN);
        Clients restarted = node();
        new BuiltInClients(restarted).enableAdministrator(CHOSEN);
        argon2Hashes.set(0);

        for (Clients node : Set.of(clients, restarted)) {
            for (int i = 0; i < 50; i++) {
                assertNull(node.authenticate(BuiltInClients.ADMINISTRATOR, CHOSEN + i));
            }
            assertNotNull(node.authenticate(BuiltInClients.ADMINISTRATOR, CHOSEN));
        }

        assertEquals(0, argon2Hashes.get());
    }

    @BothStores
    void aNewSecretOfTheAdministratorEndsTheOldOneOnEveryNode(Store store) {
        open(store);
        Clients other = node();
        new BuiltInClients(other).enableAdministrator(CHOSEN);
        assertNotNull(other.authenticate(BuiltInClients.ADMINISTRATOR, CHOSEN));

        new BuiltInClients(clients).enableAdministrator("another-secret-of-the-administrator");

        assertNull(other.authenticate(BuiltInClients.ADMINISTRATOR, CHOSEN));
        assertNotNull(other.authenticate(BuiltInClients.ADMINISTRATOR, "another-secret-of-the-administrator"));
    }

    /** Registers a client whose secret is hashed as in earlier versions. */
    private String put(String id, String secret) {
        String hash = hasher.hash(secret);
        clients.put(Client.builder(id, "Client")
                .authenticationMethod(AuthenticationMethod.CLIENT_SECRET_BASIC)
                .secretHash(hash)
                .grants(Set.of("client_credentials"))
                .build());
        return hash;
    }

    private String hashOf(String id) {
        return clients.find(id).secretHash();
    }
}
