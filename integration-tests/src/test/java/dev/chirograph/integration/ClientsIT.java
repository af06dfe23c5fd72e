package dev.chirograph.integration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
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
import dev.chirograph.sdk.NotFoundException;
import dev.chirograph.sdk.UnauthorizedException;
import dev.chirograph.sdk.UnprocessableContentException;
import dev.chirograph.sdk.model.Client;
import dev.chirograph.sdk.model.ClientAuthenticationMethod;
import dev.chirograph.sdk.model.ClientCreate;
import dev.chirograph.sdk.model.ClientGrantType;
import dev.chirograph.sdk.model.RegisteredClient;
import jakarta.json.Json;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Client registration by an administrator, with the SDK. */
@ExtendWith(SharedServer.class)
final class ClientsIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final ServerProcess server;
    private ChirographClient administrator;

    ClientsIT(ServerProcess server) {
        this.server = server;
    }

    @BeforeEach
    void open() {
        administrator = Clients.development(server);
    }

    @AfterEach
    void close() {
        administrator.close();
    }

    @Test
    void registeredClientGetsTokensWithItsSecret() {
        ApiResponse<RegisteredClient> created =
                administrator.clients().calls().create(robot()).executeWithResponse();
        RegisteredClient registered = created.value();

        assertNotNull(registered.clientSecret());
        assertEquals("no-store", created.headers().first("Cache-Control"));
        assertTrue(created.headers()
                .first("Location")
                .endsWith("/clients/" + registered.client().id()));
        Client read = administrator.clients().get(registered.client().id());
        assertEquals(registered.client(), read);
        assertFalse(read.toString().contains(registered.clientSecret()));
        try (ChirographClient robot = robot(registered)) {
            assertTrue(robot.items().list().firstPage().items().isEmpty());
        }
    }

    @Test
    void publicClientHasNoSecret() {
        RegisteredClient desktop = administrator
                .clients()
                .create(ClientCreate.builder()
                        .name("Desktop program")
                        .authenticationMethod(ClientAuthenticationMethod.NONE)
                        .grantTypes(List.of(ClientGrantType.AUTHORIZATION_CODE, ClientGrantType.REFRESH_TOKEN))
                        .redirectUris(List.of(URI.create("http://127.0.0.1/callback")))
                        .scopes(List.of("profile"))
                        .build());

        assertNull(desktop.clientSecret());
        assertThrows(
                ConflictException.class,
                () -> administrator.clients().rotateSecret(desktop.client().id()));
    }

    @Test
    void listHasEveryClientOnceForEveryPageSize() {
        List<String> made = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            made.add(administrator.clients().create(robot()).client().id());
        }

        List<String> listed =
                administrator.clients().list().stream().map(Client::id).toList();

        assertTrue(listed.containsAll(made), listed::toString);
        assertEquals(listed.size(), listed.stream().distinct().count());
    }

    @Test
    void rotatedClientSecretIsInvalid() {
        RegisteredClient registered = administrator.clients().create(robot());

        RegisteredClient rotated =
                administrator.clients().rotateSecret(registered.client().id());

        assertNotEquals(registered.clientSecret(), rotated.clientSecret());
        try (ChirographClient old = robot(registered);
                ChirographClient fresh = robot(rotated)) {
            AuthenticationException refusal = assertThrows(
                    AuthenticationException.class, () -> old.items().list().firstPage());
            assertEquals("invalid_client", refusal.error());
            assertTrue(fresh.items().list().firstPage().items().isEmpty());
        }
    }

    @Test
    void deletingAClientRevokesItsTokens() throws Exception {
        RegisteredClient registered = administrator.clients().create(robot());
        String id = registered.client().id();
        String token = accessToken(registered);
        try (ChirographClient holder =
                Clients.to(server).auth(Auth.bearer(() -> token)).build()) {
            assertTrue(holder.items().list().firstPage().items().isEmpty());

            administrator.clients().delete(id);

            Eventually.throwsWithin(
                    PATIENCE,
                    UnauthorizedException.class,
                    () -> holder.items().list().firstPage());
        }
        assertThrows(NotFoundException.class, () -> administrator.clients().get(id));
        assertThrows(NotFoundException.class, () -> administrator.clients().delete(id));
        try (ChirographClient robot = robot(registered)) {
            assertThrows(
                    AuthenticationException.class, () -> robot.items().list().firstPage());
        }
    }

    @Test
    void invalidClientRegistrationIsRejectedWithItsPointer() {
        ClientCreate withoutRedirect = ClientCreate.builder()
                .name("Web program")
                .grantTypes(List.of(ClientGrantType.AUTHORIZATION_CODE))
                .build();

        UnprocessableContentException refusal = assertThrows(
                UnprocessableContentException.class,
                () -> administrator.clients().create(withoutRedirect));

        assertTrue(
                refusal.errors().stream().anyMatch(error -> error.pointer().startsWith("/redirect_uris")),
                () -> refusal.errors().toString());
    }

    private static ClientCreate robot() {
        return ClientCreate.builder()
                .name("Robot")
                .grantTypes(List.of(ClientGrantType.CLIENT_CREDENTIALS))
                .scopes(List.of("items:read"))
                .build();
    }

    private String accessToken(RegisteredClient registered) throws Exception {
        try (HttpClient http = RawHttp.clientOf(server)) {
            String answer = RawHttp.postAs(
                            http,
                            registered.client().id(),
                            registered.clientSecret(),
                            server.url().resolve("/oauth2/token"),
                            "grant_type=client_credentials")
                    .body();
            return Json.createReader(new StringReader(answer)).readObject().getString("access_token");
        }
    }

    private ChirographClient robot(RegisteredClient registered) {
        return Clients.to(server)
                .auth(Auth.clientCredentials(registered.client().id(), registered.clientSecret()))
                .build();
    }
}
