package dev.chirograph.integration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.chirograph.integration.process.ServerProcess;
import dev.chirograph.sdk.Auth;
import dev.chirograph.sdk.AuthenticationException;
import dev.chirograph.sdk.ChirographClient;
import dev.chirograph.sdk.model.ClientCreate;
import dev.chirograph.sdk.model.ClientGrantType;
import dev.chirograph.sdk.model.RegisteredClient;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an operator meets who means it. */
final class ProductionIT {
    private static final int EX_CONFIG = 78;
    private static final String ADMINISTRATORS_SECRET = "the-administrators-very-own-secret";

    @TempDir
    private Path folder;

    @Test
    void whatIsUnsafeDoesNotStartAndEachReasonIsSaid() throws Exception {
        ServerProcess server = ServerProcess.launch(
                folder,
                Map.of("MODE", "production", "ISSUER_URL", "http://issuer.example", "AUDIENCE", "us", "TYPO", "1"));

        assertEquals(EX_CONFIG, server.awaitEnd());

        String said = server.everythingSaid();
        assertTrue(
                said.contains("CHIROGRAPH_CERTIFICATE_FILE and CHIROGRAPH_KEY_FILE must be set in production"), said);
        assertTrue(said.contains("CHIROGRAPH_ISSUER_URL must begin with https://"), said);
        assertTrue(said.contains("CHIROGRAPH_TYPO is not known"), said);
        assertFalse(said.contains("\tat "), said);
    }

    @Test
    void whatWasMadeInDevelopmentIsNoWayInto() throws Exception {
        Path certificate;
        Path key;
        String secret;
        try (ServerProcess development = ServerProcess.start(folder)) {
            certificate = development.certificate();
            key = certificate.resolveSibling("key.pem");
            secret = development.printed("client secret");
        }

        try (ServerProcess server = ServerProcess.start(folder, production(certificate, key))) {
            var http = RawHttp.clientOf(server);

            HttpResponse<String> form =
                    RawHttp.post(http, server.url().resolve("/token"), "username=user&password=secret");
            HttpResponse<String> grant = RawHttp.post(
                    http,
                    server.url().resolve("/oauth2/token"),
                    "grant_type=password&client_id=client-password-form&username=user&password=secret");
            HttpResponse<String> client = RawHttp.postAs(
                    http,
                    "client-development",
                    secret,
                    server.url().resolve("/oauth2/token"),
                    "grant_type=client_credentials");
            HttpResponse<String> metadata =
                    RawHttp.get(http, server.url().resolve("/.well-known/oauth-authorization-server"));

            assertEquals(401, form.statusCode(), form::body);
            assertEquals(401, grant.statusCode(), grant::body);
            assertEquals(401, client.statusCode(), client::body);
            assertFalse(metadata.body().contains("\"password\""), metadata::body);
            assertFalse(server.everythingSaid().contains(secret));
        }
    }

    @Test
    void anAdministratorComesInByTheSecretFileAndNoLongerThanItIsThere() throws Exception {
        Path certificate;
        try (ServerProcess development = ServerProcess.start(folder)) {
            certificate = development.certificate();
        }
        Map<String, String> production = production(certificate, certificate.resolveSibling("key.pem"));
        Path file = Files.createFile(
                folder.resolve("administrator"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, ADMINISTRATORS_SECRET + "\n");

        Map<String, String> administered = new HashMap<>(production);
        administered.put("ADMIN_SECRET_FILE", file.toString());
        try (ServerProcess server = ServerProcess.start(folder, administered);
                ChirographClient administrator = administrator(server)) {
            RegisteredClient registered = administrator
                    .clients()
                    .create(ClientCreate.builder()
                            .name("Reports")
                            .grantTypes(List.of(ClientGrantType.CLIENT_CREDENTIALS))
                            .scopes(List.of("items:read"))
                            .build());

            assertTrue(registered.client().id().startsWith("client-"));
            assertFalse(server.everythingSaid().contains(ADMINISTRATORS_SECRET));
        }
        try (ServerProcess server = ServerProcess.start(folder, production);
                ChirographClient administrator = administrator(server)) {
            assertThrows(
                    AuthenticationException.class,
                    () -> administrator.clients().list().first());
        }
    }

    private static Map<String, String> production(Path certificate, Path key) {
        Map<String, String> production = new HashMap<>();
        production.put("MODE", "production");
        production.put("BIND_ADDRESS", "127.0.0.1");
        production.put("CERTIFICATE_FILE", certificate.toString());
        production.put("KEY_FILE", key.toString());
        production.put(
                "KEY_ENCRYPTION_KEY_FILE",
                certificate.getParent().resolveSibling("key-encryption-key").toString());
        return production;
    }

    private static ChirographClient administrator(ServerProcess server) {
        return Clients.to(server)
                .auth(Auth.clientCredentials("client-administrator", ADMINISTRATORS_SECRET))
                .build();
    }

    @Test
    void aTakenPortIsNamed() throws Exception {
        try (ServerProcess first = ServerProcess.start(folder.resolve("first"))) {
            ServerProcess second = ServerProcess.launch(
                    folder.resolve("second"),
                    Map.of("HTTPS_PORT", String.valueOf(first.url().getPort())));

            assertEquals(1, second.awaitEnd());

            String said = second.everythingSaid();
            assertTrue(said.contains("" + first.url().getPort()), said);
            assertTrue(said.contains("in use"), said);
            assertFalse(said.contains("\tat "), said);
        }
    }

    @Test
    void oneDataFolderServesOneServer() throws Exception {
        try (ServerProcess first = ServerProcess.start(folder)) {
            ServerProcess second = ServerProcess.launch(folder, Map.of());

            assertEquals(1, second.awaitEnd());

            String said = second.everythingSaid();
            assertTrue(said.contains("another running server may hold it"), said);
            assertFalse(said.contains("\tat "), said);
            assertTrue(first.printed("client id").startsWith("client-"));
        }
    }
}
