package dev.chirograph.server.clients;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.chirograph.server.database.Database;
import dev.chirograph.server.database.DatabaseSettings;
import dev.chirograph.server.secret.SecretHasher;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The scopes of the built-in clients, which the document grants ({@code x-grant-to}). */
final class BuiltInClientsTest {
    private static final Set<String> OF_USERS = Set.of(
            "openid",
            "profile",
            "email",
            "items:read",
            "items:write",
            "users:read",
            "users:write",
            "sessions:read",
            "sessions:write");

    @TempDir
    private Path folder;

    private Database database;
    private Clients clients;
    private BuiltInClients builtIn;

    @BeforeEach
    void open() {
        database = Database.open(DatabaseSettings.embedded(folder));
        clients = new Clients(database, new SecretHasher(2), Clock.systemUTC());
        builtIn = new BuiltInClients(clients);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void theAdministratorsClientHasScopesOverUsersAndClients() {
        builtIn.enableAdministrator("a secret of the administrator's own");

        assertEquals(
                Set.of("clients:read", "clients:write", "users:read", "users:write"),
                scopes(BuiltInClients.ADMINISTRATOR));
    }

    @Test
    void theDevelopmentClientHasTheScopesThatNeedNoUser() {
        builtIn.enableDevelopmentClient(folder);

        assertEquals(
                Set.of("items:read", "items:write", "users:read", "users:write", "clients:read", "clients:write"),
                scopes(BuiltInClients.DEVELOPMENT));
    }

    @Test
    void thePasswordFormHasTheScopesOfUsersWithoutOfflineAccess() {
        builtIn.enablePasswordForm();

        assertEquals(OF_USERS, scopes(BuiltInClients.PASSWORD_FORM));
    }

    @Test
    void thePublicClientOfDevelopmentHasTheScopesOfUsersWithOfflineAccess() {
        builtIn.enableDevelopmentPublicClient();

        Set<String> expected = new HashSet<>(OF_USERS);
        expected.add("offline_access");
        assertEquals(expected, scopes(BuiltInClients.DEVELOPMENT_PUBLIC));
    }

    private Set<String> scopes(String id) {
        return Objects.requireNonNull(clients.find(id)).scopes();
    }
}
