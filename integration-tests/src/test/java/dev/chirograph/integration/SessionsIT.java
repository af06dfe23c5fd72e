package dev.chirograph.integration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.chirograph.integration.forms.FormBrowser;
import dev.chirograph.integration.process.ServerProcess;
import dev.chirograph.integration.process.SharedServer;
import dev.chirograph.sdk.Auth;
import dev.chirograph.sdk.AuthenticationException;
import dev.chirograph.sdk.ChirographClient;
import dev.chirograph.sdk.ForbiddenException;
import dev.chirograph.sdk.NotFoundException;
import dev.chirograph.sdk.auth.DeviceSignIn;
import dev.chirograph.sdk.auth.TokenStore;
import dev.chirograph.sdk.model.ClientAuthenticationMethod;
import dev.chirograph.sdk.model.ClientCreate;
import dev.chirograph.sdk.model.ClientGrantType;
import dev.chirograph.sdk.model.Session;
import dev.chirograph.sdk.model.User;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Users list and end their sessions. */
@ExtendWith(SharedServer.class)
final class SessionsIT {
    /** Requirement: a revocation takes effect on every node within five seconds. */
    private static final Duration WITHIN = Duration.ofSeconds(5);

    private final ServerProcess server;
    private ChirographClient administrator;
    private User user;
    private String clientId;

    SessionsIT(ServerProcess server) {
        this.server = server;
    }

    @BeforeEach
    void register() {
        administrator = Clients.development(server);
        user = administrator.users().create(Clients.someUser());
        clientId = administrator
                .clients()
                .create(ClientCreate.builder()
                        .name("Television")
                        .authenticationMethod(ClientAuthenticationMethod.NONE)
                        .grantTypes(List.of(
                                ClientGrantType.of("urn:ietf:params:oauth:grant-type:device_code"),
                                ClientGrantType.REFRESH_TOKEN))
                        .scopes(List.of("profile", "sessions:read", "sessions:write"))
                        .build())
                .client()
                .id();
    }

    @AfterEach
    void close() {
        administrator.close();
    }

    @Test
    void listedSessionsMarkTheCurrentOne() throws Exception {
        try (ChirographClient first = signedIn();
                ChirographClient second = signedIn()) {

            List<Session> sessions = second.sessions().list().stream().toList();

            assertEquals(2, sessions.size());
            assertEquals(
                    List.of(false, true),
                    sessions.stream().map(Session::current).toList());
            assertEquals(
                    List.of("Television", "Television"),
                    sessions.stream().map(Session::clientName).toList());
            assertTrue(
                    sessions.getFirst().expiresAt().isAfter(sessions.getFirst().createdAt()));
            assertEquals(user.id(), first.users().me().id());
        }
    }

    @Test
    void endedSessionRevokesItsTokensWithinFiveSeconds() throws Exception {
        try (ChirographClient television = signedIn();
                ChirographClient phone = signedIn()) {
            UUID session = phone.sessions().list().stream()
                    .filter(other -> !other.current())
                    .findFirst()
                    .orElseThrow()
                    .id();
            assertEquals(user.id(), television.users().me().id());

            phone.sessions().end(session);

            // The access token is rejected, so the SDK sends the refresh token, which is rejected too.
            Duration took = Eventually.throwsWithin(
                    WITHIN.plusSeconds(25),
                    AuthenticationException.class,
                    () -> television.users().me());
            assertTrue(took.compareTo(WITHIN) < 0, () -> "It took " + took);
            assertEquals(user.id(), phone.users().me().id());
            assertEquals(1, phone.sessions().list().stream().count());
            assertThrows(NotFoundException.class, () -> phone.sessions().end(session));
        }
    }

    @Test
    void sessionOfAnotherUserIsNotFound() throws Exception {
        try (ChirographClient mine = signedIn();
                ChirographClient others = Clients.seededUser(server)) {
            UUID session = mine.sessions().list().firstPage().items().getFirst().id();

            assertThrows(NotFoundException.class, () -> others.sessions().end(session));
            assertEquals(1, mine.sessions().list().stream().count());
        }
    }

    @Test
    void clientCredentialsHaveNoSessions() {
        assertThrows(
                ForbiddenException.class, () -> administrator.sessions().list().firstPage());
    }

    private ChirographClient signedIn() throws Exception {
        FormBrowser browser = new FormBrowser(server);
        DeviceSignIn device = DeviceSignIn.showing(code -> {
            try {
                browser.approveDevice(code.verificationUri(), code.userCode(), user.username(), Clients.PASSWORD);
            } catch (Exception e) {
                throw new AssertionError(e);
            }
        });
        ChirographClient client = Clients.to(server)
                .auth(Auth.signIn(clientId, device, TokenStore.inMemory(null)))
                .build();
        client.signIn();
        return client;
    }
}
