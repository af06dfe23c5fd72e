package dev.chirograph.integration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.chirograph.integration.process.ServerProcess;
import dev.chirograph.integration.process.SharedServer;
import dev.chirograph.sdk.ApiResponse;
import dev.chirograph.sdk.Auth;
import dev.chirograph.sdk.AuthenticationException;
import dev.chirograph.sdk.ChirographClient;
import dev.chirograph.sdk.ConflictException;
import dev.chirograph.sdk.ForbiddenException;
import dev.chirograph.sdk.NotFoundException;
import dev.chirograph.sdk.UnprocessableContentException;
import dev.chirograph.sdk.api.ListUsersParameters;
import dev.chirograph.sdk.model.Item;
import dev.chirograph.sdk.model.ItemCreate;
import dev.chirograph.sdk.model.User;
import dev.chirograph.sdk.model.UserCreate;
import dev.chirograph.sdk.model.UserPatch;
import java.math.BigDecimal;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The life cycle of users, with the SDK. */
@ExtendWith(SharedServer.class)
final class UsersIT {
    private static final String FORM = "client-password-form";

    private ServerProcess server;
    private ChirographClient administrator;

    @BeforeEach
    void signIn(ServerProcess server) {
        this.server = server;
        administrator = Clients.development(server);
    }

    @AfterEach
    void close() {
        administrator.close();
    }

    @Test
    void signedInUserReadsTheOwnAccount() {
        try (ChirographClient seeded = Clients.seededUser(server)) {
            User me = seeded.users().me();

            assertEquals("user", me.username());
            assertFalse(me.disabled());
        }
    }

    @Test
    void clientCredentialsHaveNoUser() {
        assertThrows(ForbiddenException.class, () -> administrator.users().me());
    }

    @Test
    void createdUserHasNoPasswordInTheResponseAndCanSignIn() {
        UserCreate ada = Clients.someUser().toBuilder().fullName("Ada Lovelace").build();

        ApiResponse<User> created = administrator.users().calls().create(ada).executeWithResponse();

        User user = created.value();
        assertEquals(201, created.status());
        assertEquals("/users/" + user.id(), created.headers().first("Location"));
        assertEquals(ada.username(), user.username());
        assertEquals(ada.email(), user.email());
        assertEquals("Ada Lovelace", user.fullName());
        assertEquals(user, administrator.users().get(user.id()));
        try (ChirographClient signedIn = signIn(ada.username(), ada.password())) {
            assertEquals(user, signedIn.users().me());
        }
    }

    @Test
    void duplicateUsernameIsAConflictIgnoringCase() {
        UserCreate ada = Clients.someUser();
        administrator.users().create(ada);

        UserCreate shouted =
                ada.toBuilder().username(ada.username().toUpperCase()).build();
        var refusal = assertThrows(
                ConflictException.class, () -> administrator.users().create(shouted));

        assertTrue(refusal.getMessage().contains("name"), refusal.getMessage());
    }

    @Test
    void concurrentCreationsOfAUsernameHaveOneWinner() {
        UserCreate ada = Clients.someUser();

        List<CompletableFuture<User>> tries = IntStream.range(0, 8)
                .mapToObj(unused -> administrator.users().calls().create(ada).executeAsync())
                .toList();

        List<Throwable> failures = tries.stream()
                .map(one -> one.handle((user, failure) -> failure).join())
                .filter(failure -> failure != null)
                .toList();
        assertEquals(7, failures.size());
        assertTrue(failures.stream().allMatch(failure -> failure instanceof ConflictException), failures::toString);
    }

    @Test
    void patchChangesOnlyTheGivenPropertiesAndNullClears() {
        User ada = administrator
                .users()
                .create(Clients.someUser().toBuilder().fullName("Ada").build());

        User renamed = administrator
                .users()
                .update(ada.id(), UserPatch.builder().email("new@example.com").build());
        User nameless = administrator
                .users()
                .update(ada.id(), UserPatch.builder().fullName(null).build());

        assertEquals("Ada", renamed.fullName());
        assertEquals("new@example.com", renamed.email());
        assertNull(nameless.fullName());
        assertEquals("new@example.com", nameless.email());
    }

    @Test
    void emptyPatchIsRejected() {
        User ada = administrator.users().create(Clients.someUser());

        assertThrows(
                UnprocessableContentException.class,
                () -> administrator.users().update(ada.id(), UserPatch.builder().build()));
    }

    @Test
    void disabledUserCannotSignIn() {
        UserCreate ada = Clients.someUser();
        User user = administrator.users().create(ada);

        administrator
                .users()
                .update(user.id(), UserPatch.builder().disabled(true).build());

        try (ChirographClient signedIn = signIn(ada.username(), ada.password())) {
            var refusal = assertThrows(
                    AuthenticationException.class, () -> signedIn.users().me());
            assertEquals("invalid_grant", refusal.error());
        }
    }

    @Test
    void deletedUserIsNotFoundAndTheTokensAreRevoked() {
        UserCreate ada = Clients.someUser();
        User user = administrator.users().create(ada);
        try (ChirographClient signedIn = signIn(ada.username(), ada.password())) {
            Item item = signedIn.items()
                    .create(ItemCreate.builder()
                            .name("Lamp")
                            .price(BigDecimal.ONE)
                            .build());

            administrator.users().delete(user.id());

            assertThrows(NotFoundException.class, () -> administrator.users().get(user.id()));
            var refusal = assertThrows(
                    AuthenticationException.class, () -> signedIn.items().get(item.id()));
            assertEquals("invalid_grant", refusal.error());
        }
    }

    @Test
    void listHasEveryUserOnce() {
        List<User> made = IntStream.range(0, 5)
                .mapToObj(unused -> administrator.users().create(Clients.someUser()))
                .toList();

        List<User> listed = administrator
                .users()
                .list(ListUsersParameters.builder().limit(2).build())
                .stream()
                .toList();

        assertEquals(made, listed.stream().filter(made::contains).toList());
        assertEquals(listed.size(), listed.stream().map(User::id).distinct().count());
    }

    @Test
    void newUserHasNoAdministratorScopes() {
        try (ChirographClient user = Clients.newUser(server)) {
            var refusal = assertThrows(
                    ForbiddenException.class, () -> user.users().list().firstPage());

            assertTrue(refusal.headers().first("WWW-Authenticate").contains("insufficient_scope"));
        }
    }

    @SuppressWarnings("deprecation")
    private ChirographClient signIn(String username, String password) {
        return Clients.to(server).auth(Auth.password(FORM, username, password)).build();
    }
}
