package dev.chirograph.server.users;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.chirograph.server.AtOnce;
import dev.chirograph.server.database.Database;
import dev.chirograph.server.database.DatabaseSettings;
import dev.chirograph.server.paging.CursorFormat;
import dev.chirograph.server.secret.SecretHasher;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class UserServiceTest {
    @TempDir
    private Path folder;

    /** Long enough for a slow machine. */
    private final SecretHasher hasher = new SecretHasher(2, Duration.ofMinutes(5));

    private final List<String> told = Collections.synchronizedList(new ArrayList<>());
    private Instant now = Instant.parse("2026-11-24T09:30:00.123456789Z");
    private Database database;
    private UserStore store;
    private UserService users;

    @BeforeEach
    void open() {
        database = Database.open(DatabaseSettings.embedded(folder));
        store = new UserStore(database);
        users = service((userId, cause) -> told.add(cause + " " + userId));
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void aCreatedUserIsKeptAsGivenAndThePasswordAsAHash() {
        UserRow created = users.create(
                new NewUser("Ada", "ada@example.com", "Ada Lovelace", false, "correct horse", Set.of("profile")));

        UserRow kept = users.find(created.id());

        assertEquals(created, kept);
        assertEquals("Ada", kept.username());
        assertEquals("Ada Lovelace", kept.fullName());
        assertEquals(Set.of("profile"), kept.scopes());
        assertEquals(Instant.parse("2026-11-24T09:30:00.123456Z"), kept.createdAt());
        assertTrue(hasher.matches("correct horse", kept.passwordHash()));
    }

    @Test
    void aNameThatDiffersInCaseAloneIsTaken() {
        create("ada");

        UserRow second = users.create(newUser("ADA"));

        assertNull(second);
        assertEquals(
                1, users.list(CursorFormat.BY_CREATION_AND_UUID.start(), 10).size());
    }

    @Test
    void concurrentCreationsOfANameSucceedOnce() throws Exception {
        List<Callable<Boolean>> takers = Collections.nCopies(8, () -> users.create(newUser("ada")) != null);

        List<Boolean> outcomes = AtOnce.run(takers);

        assertEquals(1, outcomes.stream().filter(got -> got).count());
        assertEquals(
                1, users.list(CursorFormat.BY_CREATION_AND_UUID.start(), 10).size());
    }

    @Test
    void aChangeKeepsWhatItDoesNotTouch() {
        UserRow created = create("ada");
        now = now.plus(Duration.ofMinutes(1));

        UserRow changed =
                users.update(created.id(), user -> user.withProfile(user.email(), "Ada King", user.disabled()), null);

        assertEquals("Ada King", changed.fullName());
        assertEquals(created.email(), changed.email());
        assertEquals(created.passwordHash(), changed.passwordHash());
        assertEquals(created.createdAt(), changed.createdAt());
        assertTrue(changed.updatedAt().isAfter(created.updatedAt()));
        assertEquals(changed, users.find(created.id()));
        assertEquals(List.of(), told);
    }

    @Test
    void concurrentChangesAreNotLost() throws Exception {
        UserRow created = create("ada");
        List<Callable<@Nullable UserRow>> changes = new ArrayList<>();
        for (int index = 0; index < 16; index++) {
            changes.add(() -> {
                for (int letter = 0; letter < 10; letter++) {
                    // Appends a letter: a change of an old state would lose the letter of another.
                    users.update(
                            created.id(),
                            user -> user.withProfile(
                                    user.email(), Objects.toString(user.fullName(), "") + "a", user.disabled()),
                            null);
                }
                return null;
            });
        }
        changes.add(() ->
                users.update(created.id(), user -> user.withProfile("king@example.com", user.fullName(), false), null));
        changes.add(() -> users.update(created.id(), user -> user, "another password"));

        AtOnce.run(changes);

        UserRow kept = users.find(created.id());
        assertEquals("a".repeat(160), kept.fullName());
        assertEquals("king@example.com", kept.email());
        assertTrue(hasher.matches("another password", kept.passwordHash()));
    }

    @Test
    void disablingAUserCallsTheListenersOnce() {
        UUID id = create("ada").id();

        users.update(id, user -> user.withProfile(user.email(), null, true), null);
        users.update(id, user -> user.withProfile(user.email(), null, true), null);

        assertEquals(List.of("DISABLED " + id), told);
    }

    @Test
    void newPasswordReplacesTheOldAndCallsTheListeners() {
        UserRow created = create("ada");

        UserRow changed = users.update(created.id(), user -> user, "another password");

        assertNotEquals(created.passwordHash(), changed.passwordHash());
        assertTrue(hasher.matches("another password", users.find(created.id()).passwordHash()));
        assertEquals(List.of("PASSWORD_CHANGED " + created.id()), told);
    }

    @Test
    void aDeletedUserIsGoneAndTheNameIsFree() {
        UUID id = create("ada").id();

        boolean deleted = users.delete(id);

        assertTrue(deleted);
        assertNull(users.find(id));
        assertEquals(List.of("DELETED " + id), told);
        assertNotNull(users.create(newUser("ada")));
    }

    @Test
    void concurrentDeletesSucceedOnceAndConcurrentChangesDoNotFail() throws Exception {
        for (int round = 0; round < 10; round++) {
            UUID id = insert("ada").id();
            told.clear();
            List<Callable<Boolean>> all = new ArrayList<>(Collections.nCopies(4, () -> users.delete(id)));
            all.addAll(Collections.nCopies(
                    4, () -> users.update(id, user -> user.withProfile(user.email(), "Ada", false), null) != null));

            List<Boolean> outcomes = AtOnce.run(all);

            assertEquals(
                    1,
                    outcomes.subList(0, 4).stream().filter(deleted -> deleted).count());
            assertEquals(List.of("DELETED " + id), told);
            assertNull(users.find(id));
        }
    }

    @Test
    void unknownUserCanBeNeitherChangedNorDeleted() {
        UUID nobody = UUID.randomUUID();

        assertNull(users.update(nobody, user -> user, null));
        assertNull(users.update(nobody, user -> user, "another password"));
        assertFalse(users.delete(nobody));
        assertEquals(List.of(), told);
    }

    @Test
    void failingListenerRollsTheChangeBack() {
        UUID id = create("ada").id();
        UserService failing = service((userId, cause) -> {
            throw new IllegalStateException("no");
        });

        assertThrows(IllegalStateException.class, () -> failing.delete(id));
        assertThrows(IllegalStateException.class, () -> failing.update(id, user -> user, "another password"));

        assertTrue(hasher.matches("correct horse", users.find(id).passwordHash()));
    }

    @Test
    void pagesPutTogetherAreAllUsersInOrderOfCreation() {
        // Three of the same time: only their ids distinguish them.
        List<UUID> created = new ArrayList<>();
        for (int index = 0; index < 7; index++) {
            now = now.plusNanos(index % 3 == 0 ? 1_000 : 0);
            created.add(insert("user" + index).id());
        }

        List<UserRow> listed = new ArrayList<>();
        List<UserRow> page = users.list(CursorFormat.BY_CREATION_AND_UUID.start(), 2);
        while (!page.isEmpty()) {
            assertTrue(page.size() <= 2);
            listed.addAll(page);
            page = users.list(page.getLast().position(), 2);
        }

        assertEquals(
                created.stream().sorted().toList(),
                listed.stream().map(UserRow::id).sorted().toList());
        assertTrue(listed.getFirst().createdAt().isBefore(listed.getLast().createdAt()));
    }

    @Test
    void neitherPasswordNorHashIsPrinted() {
        UserRow created = create("ada");

        assertFalse(newUser("ada").toString().contains("correct horse"));
        assertFalse(created.toString().contains("argon2"));
    }

    private UserService service(UserRemovalListener listener) {
        InstantSource clock = () -> now;
        return new UserService(database, store, hasher, List.of(listener), clock.withZone(ZoneOffset.UTC));
    }

    private UserRow create(String username) {
        return Objects.requireNonNull(users.create(newUser(username)));
    }

    /** Avoids the cost of a hash. */
    private UserRow insert(String username) {
        Instant created = Instant.ofEpochSecond(now.getEpochSecond(), now.getNano() / 1_000 * 1_000);
        UserRow row = new UserRow(
                UUID.randomUUID(), username, "a@example.com", null, false, "none", Set.of(), created, created);
        assertTrue(store.insert(row));
        return row;
    }

    private static NewUser newUser(String username) {
        return new NewUser(username, username + "@example.com", null, false, "correct horse", Set.of("profile"));
    }
}
