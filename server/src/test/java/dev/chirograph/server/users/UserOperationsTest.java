package dev.chirograph.server.users;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.chirograph.server.TestCall;
import dev.chirograph.server.api.CreateUserResponse;
import dev.chirograph.server.api.Operations;
import dev.chirograph.server.api.UsersHandler;
import dev.chirograph.server.api.model.User;
import dev.chirograph.server.api.model.UserCreate;
import dev.chirograph.server.api.model.UserPage;
import dev.chirograph.server.api.model.UserPatch;
import dev.chirograph.server.database.Database;
import dev.chirograph.server.database.DatabaseSettings;
import dev.chirograph.server.runtime.Operation;
import dev.chirograph.server.runtime.ProblemException;
import dev.chirograph.server.runtime.json.Violation;
import dev.chirograph.server.secret.SecretHasher;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

final class UserOperationsTest {
    @TempDir
    private Path folder;

    private Database database;
    private UserDirectory directory;
    private UsersHandler users;

    @BeforeEach
    void open() {
        database = Database.open(DatabaseSettings.embedded(folder));
        SecretHasher hasher = new SecretHasher(2);
        directory = Users.directory(database, hasher);
        users = handler(hasher);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void aCreatedUserIsAnsweredWithItsPlaceAndCanSignIn() throws Exception {
        CreateUserResponse reply = users.createUser(
                admin(Operations.CREATE_USER), ada().fullName("Ada Lovelace").build());

        User user = reply.body();
        assertEquals(URI.create("/users/" + user.id()), reply.location());
        assertEquals("Ada Lovelace", user.fullName());
        assertFalse(user.disabled());
        assertEquals(user, users.getUser(admin(Operations.GET_USER), user.id()));
        assertEquals(
                user.id().toString(),
                directory.authenticate("ada", "correct horse").account().userId());
    }

    @Test
    void aCreatedUserIsNoAdministrator() throws Exception {
        UUID id = create().id();

        Set<String> scopes = directory.find(id.toString()).scopes();

        assertEquals(Set.of("items:read", "items:write"), scopes);
    }

    @Test
    void theLongestTextsOfTheWidestCharactersFit() throws Exception {
        UserCreate widest =
                ada().fullName("😀".repeat(200)).password("😀".repeat(128)).build();

        User user = users.createUser(admin(Operations.CREATE_USER), widest).body();

        assertEquals(
                widest.fullName(),
                users.getUser(admin(Operations.GET_USER), user.id()).fullName());
        assertEquals(
                user.id().toString(),
                directory.authenticate("ada", widest.password()).account().userId());
    }

    @Test
    void aTakenNameIsAConflict() throws Exception {
        create();

        ProblemException conflict = refusal(() -> users.createUser(
                admin(Operations.CREATE_USER), ada().username("ADA").build()));

        assertEquals(409, conflict.status());
    }

    @Test
    void busyHasherIsAnsweredWith503AndRetryAfter() throws Exception {
        UUID id = create().id();
        UsersHandler busy = handler(new SecretHasher(0));

        ProblemException creating = refusal(() -> busy.createUser(
                admin(Operations.CREATE_USER), ada().username("bob").build()));
        ProblemException updating = refusal(() -> busy.updateUser(
                admin(Operations.UPDATE_USER),
                id,
                UserPatch.builder().password("another password").build()));

        assertEquals(503, creating.status());
        assertEquals(503, updating.status());
        assertTrue(creating.headers().containsKey("Retry-After"));
    }

    @Test
    void theUserOfTheTokenIsRead() throws Exception {
        User ada = create();

        User me = users.getCurrentUser(
                TestCall.ofUser(Operations.GET_CURRENT_USER, ada.id().toString()));

        assertEquals(ada, me);
    }

    @Test
    void aClientHasNoUser() {
        ProblemException refusal = refusal(
                () -> users.getCurrentUser(TestCall.ofClient(Operations.GET_CURRENT_USER, "client-development")));

        assertEquals(403, refusal.status());
    }

    @Test
    void tokenOfADeletedUserIsAnsweredWith401() throws Exception {
        UUID id = create().id();
        users.deleteUser(admin(Operations.DELETE_USER), id);

        ProblemException refusal =
                refusal(() -> users.getCurrentUser(TestCall.ofUser(Operations.GET_CURRENT_USER, id.toString())));

        assertEquals(401, refusal.status());
        assertEquals("invalid_token", refusal.tokenError());
    }

    @Test
    void patchKeepsOmittedMembersAndNullClears() throws Exception {
        UUID id = create().id();

        User named = update(id, UserPatch.builder().fullName("Ada King").build());
        User moved = update(id, UserPatch.builder().email("king@example.com").build());
        User cleared = update(id, UserPatch.builder().fullName(null).build());

        assertEquals("Ada King", named.fullName());
        assertEquals("ada@example.com", named.email());
        assertEquals("Ada King", moved.fullName());
        assertEquals("king@example.com", moved.email());
        assertNull(cleared.fullName());
        assertEquals("king@example.com", cleared.email());
        assertEquals(cleared, users.getUser(admin(Operations.GET_USER), id));
    }

    @Test
    void aPatchedPasswordIsTheOneToSignInWithAndADisabledUserDoesNot() throws Exception {
        UUID id = create().id();

        update(id, UserPatch.builder().password("another password").build());

        assertNull(directory.authenticate("ada", "correct horse").account());
        assertEquals(
                id.toString(),
                directory.authenticate("ada", "another password").account().userId());
        assertTrue(update(id, UserPatch.builder().disabled(true).build()).disabled());
        assertNull(directory.authenticate("ada", "another password").account());
    }

    @Test
    void unknownUserIsAnsweredWith404() {
        UUID nobody = UUID.randomUUID();

        assertEquals(
                404,
                refusal(() -> users.getUser(admin(Operations.GET_USER), nobody)).status());
        assertEquals(
                404,
                refusal(() -> update(nobody, UserPatch.builder().disabled(true).build()))
                        .status());
        assertEquals(
                404,
                refusal(() -> users.deleteUser(admin(Operations.DELETE_USER), nobody))
                        .status());
    }

    @Test
    void theLastPageNamesNoNextOneAndTheOthersDo() throws Exception {
        List<UUID> created = new ArrayList<>();
        for (String name : List.of("ada", "bob", "cyd", "dan")) {
            created.add(users.createUser(
                            admin(Operations.CREATE_USER), ada().username(name).build())
                    .body()
                    .id());
        }

        UserPage first = users.listUsers(admin(Operations.LIST_USERS), null, 2);
        UserPage second = users.listUsers(admin(Operations.LIST_USERS), first.nextCursor(), 2);
        UserPage whole = users.listUsers(admin(Operations.LIST_USERS), null, 100);

        List<UUID> listed = new ArrayList<>(first.users().stream().map(User::id).toList());
        listed.addAll(second.users().stream().map(User::id).toList());
        assertEquals(created, listed);
        assertNull(second.nextCursor());
        assertEquals(4, whole.users().size());
        assertNull(whole.nextCursor());
    }

    @Test
    void invalidCursorIsAnsweredWith422() {
        ProblemException refusal = refusal(() -> users.listUsers(admin(Operations.LIST_USERS), "no cursor", 20));

        assertEquals(422, refusal.status());
        assertEquals(
                List.of(new Violation("query", "/cursor", "must be the next_cursor of an earlier page")),
                refusal.violations());
    }

    private UsersHandler handler(SecretHasher hasher) {
        return new Users(database, hasher, List.of(), Clock.systemUTC()).handler();
    }

    private User create() throws Exception {
        return users.createUser(admin(Operations.CREATE_USER), ada().build()).body();
    }

    private User update(UUID id, UserPatch patch) throws Exception {
        return users.updateUser(admin(Operations.UPDATE_USER), id, patch);
    }

    private static UserCreate.Builder ada() {
        return UserCreate.builder()
                .username("ada")
                .email("ada@example.com")
                .password("correct horse")
                .disabled(false);
    }

    private static TestCall admin(Operation operation) {
        return TestCall.ofClient(operation, "client-admin");
    }

    private static ProblemException refusal(Executable call) {
        return assertThrows(ProblemException.class, call);
    }
}
