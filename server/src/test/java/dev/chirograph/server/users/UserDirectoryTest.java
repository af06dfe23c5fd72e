package dev.chirograph.server.users;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.chirograph.server.AtOnce;
import dev.chirograph.server.database.Database;
import dev.chirograph.server.database.DatabaseSettings;
import dev.chirograph.server.secret.HasherBusyException;
import dev.chirograph.server.secret.SecretHasher;
import dev.chirograph.server.users.AuthenticationResult.Failure;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class UserDirectoryTest {
    @TempDir
    private Path folder;

    private Database database;
    private UserService service;
    private Users users;
    private UserDirectory directory;

    @BeforeEach
    void open() {
        database = Database.open(DatabaseSettings.embedded(folder));
        SecretHasher hasher = new SecretHasher(2);
        service = new UserService(database, new UserStore(database), hasher, List.of(), Clock.systemUTC());
        users = new Users(database, hasher, List.of(), Clock.systemUTC());
        directory = Users.directory(database, hasher);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void aUserSignsInWithTheNameInAnyCaseAndTheRightPasswordOnly() {
        UserRow ada = create("Ada", false);

        Account account = directory.authenticate("aDA", "correct horse").account();

        assertEquals(ada.account(), account);
        assertEquals("Ada", account.username());
        assertEquals(Set.of("profile"), account.scopes());
        assertEquals(Failure.WRONG_PASSWORD, directory.authenticate("ada", "Correct horse"));
        assertEquals(Failure.UNKNOWN_USER, directory.authenticate("bob", "correct horse"));
    }

    @Test
    void aDisabledUserDoesNotSignInButIsFound() {
        UserRow ada = create("ada", true);

        assertEquals(Failure.DISABLED_USER, directory.authenticate("ada", "correct horse"));
        assertEquals(Failure.WRONG_PASSWORD, directory.authenticate("ada", "Correct horse"));
        assertTrue(directory.find(ada.id().toString()).disabled());
    }

    @Test
    void namesThatCannotBeAreUnknown() {
        create("kim", false);

        assertNull(directory.authenticate("kim\0", "correct horse").account());
        assertNull(directory.authenticate("\u212Aim", "correct horse").account(), "the Kelvin sign is no k");
        assertNull(directory.authenticate("k".repeat(100_000), "correct horse").account());
        assertNull(directory.authenticate("", "correct horse").account());
    }

    @Test
    void onlyAnIdAsItIsWrittenInTokensFindsAUser() {
        String id = create("ada", false).id().toString();

        assertNotNull(directory.find(id));
        assertNull(directory.find(id.toUpperCase(Locale.ROOT)));
        assertNull(directory.find("1-1-1-1-1"));
        assertNull(directory.find("client-development"));
        assertNull(directory.find(""));
        assertNull(directory.find("\0".repeat(36)));
    }

    @Test
    void knownUnknownAndDisabledAllCostAHash() throws Exception {
        create("ada", false);
        create("bob", true);
        UserDirectory withoutSlots = Users.directory(database, new SecretHasher(0));
        List<Callable<HasherBusyException>> attempts = new ArrayList<>();
        for (String username : List.of("ada", "bob", "nobody", "no\0body", "n".repeat(1000))) {
            attempts.add(() -> assertThrows(
                    HasherBusyException.class, () -> withoutSlots.authenticate(username, "correct horse")));
        }

        List<HasherBusyException> refusals = AtOnce.run(attempts);

        assertEquals(5, refusals.size());
    }

    @Test
    void developmentUserSignsInWithTheCredentialsInTheReadme() {
        users.enableDevelopmentUser();

        Account account = directory.authenticate("user", "secret").account();

        assertEquals(Set.of("items:read", "items:write", "users:read", "users:write"), account.scopes());
    }

    @Test
    void aNextStartLeavesTheDevelopmentUserAsItIs() {
        users.enableDevelopmentUser();
        Account account =
                Objects.requireNonNull(directory.authenticate("user", "secret").account());
        service.update(UUID.fromString(account.userId()), user -> user, "my own password");

        users.enableDevelopmentUser();

        assertNull(directory.authenticate("user", "secret").account());
        assertNotNull(directory.authenticate("user", "my own password").account());
    }

    @Test
    void aNextStartGivesTheDevelopmentUserTheScopesOfTheDocument() {
        create("user", false);

        users.enableDevelopmentUser();

        Account account = directory.authenticate("user", "correct horse").account();
        assertEquals(Set.of("items:read", "items:write", "users:read", "users:write"), account.scopes());
    }

    @Test
    void theDevelopmentUserEndsWithDevelopment() {
        users.enableDevelopmentUser();

        users.disableDevelopmentUser();

        assertNull(directory.authenticate("user", "secret").account());
    }

    @Test
    void aUserOfThatNameWithAPasswordOfTheirOwnStaysInProduction() {
        create("user", false);

        users.disableDevelopmentUser();

        assertNotNull(directory.authenticate("user", "correct horse").account());
    }

    private UserRow create(String username, boolean disabled) {
        return Objects.requireNonNull(service.create(
                new NewUser(username, "a@example.com", null, disabled, "correct horse", Set.of("profile"))));
    }
}
