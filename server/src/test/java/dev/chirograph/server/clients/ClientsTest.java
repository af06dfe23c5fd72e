package dev.chirograph.server.clients;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.chirograph.server.database.Database;
import dev.chirograph.server.database.DatabaseSettings;
import dev.chirograph.server.secret.SecretHasher;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ClientsTest {
    @TempDir
    private Path folder;

    private Database database;
    private Clients clients;
    private BuiltInClients builtIn;

    @BeforeEach
    void open() {
        database = Database.open(DatabaseSettings.embedded(folder));
        SecretHasher hasher = new SecretHasher(2);
        clients = new Clients(database, hasher, Clock.systemUTC());
        builtIn = new BuiltInClients(clients);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void aRegisteredClientAuthenticatesWithItsSecretOnly() {
        ClientCredentials credentials =
                clients.register("Reports", Set.of("client_credentials"), Set.of("items:read", "users:read"));

        Client client = clients.authenticate(credentials.id(), credentials.secret());

        assertNotNull(client);
        assertEquals(Set.of("items:read", "users:read"), client.scopes());
        assertNull(clients.authenticate(credentials.id(), credentials.secret() + "x"));
        assertNull(clients.authenticate("client-unknown", credentials.secret()));
    }

    @Test
    void aDisabledClientDoesNotAuthenticate() {
        ClientCredentials credentials = clients.register("Reports", Set.of("client_credentials"), Set.of());

        clients.disable(credentials.id());

        assertNull(clients.authenticate(credentials.id(), credentials.secret()));
    }

    @Test
    void aPublicClientHasNoSecretToAuthenticateWith() {
        String id = clients.registerPublic("Phone", Set.of("refresh_token"), Set.of("items:read"));

        assertNull(clients.authenticate(id, ""));
    }

    @Test
    void idsThatCannotBeAreUnknown() {
        assertNull(clients.find("client\0"));
        assertNull(clients.find("c".repeat(100_000)));
    }

    @Test
    void theDevelopmentClientIsTheSameAtEveryStart() throws IOException {
        ClientCredentials first = builtIn.enableDevelopmentClient(folder);

        ClientCredentials second = builtIn.enableDevelopmentClient(folder);

        assertEquals(first, second);
        assertNotNull(clients.authenticate(first.id(), first.secret()));
        assertEquals(
                "rw-------",
                PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(folder.resolve("development-client.json"))));
    }

    @Test
    void aLostFileMakesANewSecretAndEndsTheOldOne() throws IOException {
        ClientCredentials first = builtIn.enableDevelopmentClient(folder);
        Files.delete(folder.resolve("development-client.json"));

        ClientCredentials second = builtIn.enableDevelopmentClient(folder);

        assertNotEquals(first.secret(), second.secret());
        assertNull(clients.authenticate(first.id(), first.secret()));
        assertNotNull(clients.authenticate(second.id(), second.secret()));
    }

    @Test
    void aFileThatMakesNoSenseIsReplaced() throws IOException {
        Files.writeString(folder.resolve("development-client.json"), "{\"client_id\":");

        ClientCredentials credentials = builtIn.enableDevelopmentClient(folder);

        assertNotNull(clients.authenticate(credentials.id(), credentials.secret()));
        assertTrue(Files.readString(folder.resolve("development-client.json")).contains(credentials.secret()));
    }

    @Test
    void theDevelopmentClientEndsWithDevelopment() {
        ClientCredentials credentials = builtIn.enableDevelopmentClient(folder);

        builtIn.disableDevelopmentClient();

        assertNull(clients.authenticate(credentials.id(), credentials.secret()));
    }

    @Test
    void programsOnADevelopersMachineSignUsersInUntilDevelopmentEnds() {
        builtIn.enableDevelopmentPublicClient();

        Client client = clients.find(BuiltInClients.DEVELOPMENT_PUBLIC);
        builtIn.disableDevelopmentPublicClient();

        assertTrue(client.isPublic());
        assertTrue(client.enabled());
        assertTrue(client.consentRequired());
        assertEquals(
                Set.of("authorization_code", "refresh_token", "urn:ietf:params:oauth:grant-type:device_code"),
                client.grants());
        assertFalse(clients.find(BuiltInClients.DEVELOPMENT_PUBLIC).enabled());
    }

    @Test
    void neitherSecretNorHashIsPrinted() {
        ClientCredentials credentials = builtIn.enableDevelopmentClient(folder);

        assertFalse(credentials.toString().contains(credentials.secret()));
        assertFalse(String.valueOf(clients.find(credentials.id())).contains("hmac"));
    }
}
