package dev.chirograph.integration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.chirograph.integration.process.OperatorCertificate;
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
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Start-up checks in production. */
final class ProductionIT {
    private static final int EX_CONFIG = 78;
    private static final String HOST = "api.example.test";
    private static final String ADMINISTRATORS_SECRET = "the-administrators-very-own-secret";

    @TempDir
    private Path folder;

    @Test
    void unsafeProductionDoesNotStartAndListsEachReason() throws Exception {
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
    void unsafeProductionReportsAllReasonsAtOnce() throws Exception {
        OperatorCertificate weak = OperatorCertificate.make(
                folder,
                HOST,
                "-keyalg",
                "RSA",
                "-keysize",
                "1024",
                "-dname",
                "CN=x",
                "-startdate",
                "-9d",
                "-validity",
                "1");
        Map<String, String> unsafe = new HashMap<>(production(weak));
        unsafe.put("HOST", "localhost");
        unsafe.put("PUBLIC_URL", "https://other.example.test");
        unsafe.put("TRUSTED_PROXIES", "10.0.0.1, 0.0.0.0/0, ::/0");
        unsafe.put("ACCESS_TOKEN_SECONDS", "3601");
        unsafe.put("ALLOW_DEVELOPMENT_ON_NETWORK", "true");
        unsafe.remove("KEY_ENCRYPTION_KEY_FILE");
        unsafe.put("KEY_ENCRYPTION_KEY", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=");

        ServerProcess server = ServerProcess.launch(folder, unsafe);

        assertEquals(EX_CONFIG, server.awaitEnd());
        String said = server.everythingSaid();
        for (String reason : List.of(
                "CHIROGRAPH_HOST must not be localhost in production",
                "has an RSA key of 1024 bits",
                ") expired at ",
                "is for " + HOST + ", and not for other.example.test",
                "CHIROGRAPH_TRUSTED_PROXIES must not have 0.0.0.0/0",
                "CHIROGRAPH_TRUSTED_PROXIES must not have 0:0:0:0:0:0:0:0/0",
                "CHIROGRAPH_ACCESS_TOKEN_SECONDS must not be more than 3600 in production",
                "CHIROGRAPH_ALLOW_DEVELOPMENT_ON_NETWORK must not be true in production",
                "CHIROGRAPH_KEY_ENCRYPTION_KEY must be 32 random bytes")) {
            assertTrue(said.contains(reason), () -> reason + " is missing in:\n" + said);
        }
        assertEquals(9, said.lines().filter(line -> line.startsWith("  - ")).count(), said);
        assertFalse(said.contains("AAAAAAAA"), said);
    }

    @Test
    void developmentCertificateIsRejectedInProduction() throws Exception {
        OperatorCertificate development = OperatorCertificate.make(
                folder,
                HOST,
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-dname",
                "CN=Chirograph development certificate",
                "-startdate",
                "+9d");

        ServerProcess server = ServerProcess.launch(folder, production(development));

        assertEquals(EX_CONFIG, server.awaitEnd());
        String said = server.everythingSaid();
        assertTrue(said.contains("is the development certificate"), said);
        assertTrue(said.contains("is not valid before "), said);
    }

    @Test
    void developmentOnTheNetworkIsRejectedUnlessAllowed() throws Exception {
        Map<String, String> onNetwork = new HashMap<>(Map.of("BIND_ADDRESS", "0.0.0.0"));
        ServerProcess refused = ServerProcess.launch(folder, onNetwork);

        assertEquals(EX_CONFIG, refused.awaitEnd());
        assertTrue(
                refused.everythingSaid().contains("CHIROGRAPH_BIND_ADDRESS must be 127.0.0.1, ::1 or localhost"),
                refused::everythingSaid);

        onNetwork.put("ALLOW_DEVELOPMENT_ON_NETWORK", "true");
        try (ServerProcess allowed = ServerProcess.start(folder, onNetwork)) {
            String warning = "everybody knows its password";
            assertTrue(allowed.output().stream().anyMatch(line -> line.contains(warning)), allowed::everythingSaid);
            String logged = allowed.awaitLog(line -> line.contains(warning));
            assertTrue(logged.contains("\"level\":\"WARN\""), logged);
        }
    }

    @Test
    void developmentCredentialsAreRejectedInProduction() throws Exception {
        String secret;
        try (ServerProcess development = ServerProcess.start(folder)) {
            secret = development.printed("client secret");
        }

        try (ServerProcess server = ServerProcess.start(folder, production(OperatorCertificate.make(folder, HOST)))) {
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
    void administratorSecretFileWorksUntilItIsRemoved() throws Exception {
        Map<String, String> production = production(OperatorCertificate.make(folder, HOST));
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
                    () -> administrator.clients().list().firstPage());
        }
    }

    /** Returns a safe production configuration, except for its certificate. */
    private Map<String, String> production(OperatorCertificate certificate) throws Exception {
        Path key = folder.resolve("key-encryption-key");
        if (!Files.exists(key)) {
            byte[] random = new byte[32];
            new SecureRandom().nextBytes(random);
            Files.createFile(key, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(key, Base64.getEncoder().encodeToString(random));
        }
        return Map.of(
                "MODE",
                "production",
                "HOST",
                HOST,
                "BIND_ADDRESS",
                "127.0.0.1",
                "CERTIFICATE_FILE",
                certificate.certificateFile().toString(),
                "KEY_FILE",
                certificate.keyFile().toString(),
                "KEY_ENCRYPTION_KEY_FILE",
                key.toString());
    }

    private static ChirographClient administrator(ServerProcess server) {
        return Clients.to(server)
                .auth(Auth.clientCredentials("client-administrator", ADMINISTRATORS_SECRET))
                .build();
    }

    @Test
    void portInUseIsReported() throws Exception {
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
    void dataFolderIsLockedByOneServer() throws Exception {
        try (ServerProcess first = ServerProcess.start(folder)) {
            ServerProcess second = ServerProcess.launch(folder, Map.of());

            assertEquals(1, second.awaitEnd());

            String said = second.everythingSaid();
            assertTrue(said.contains("is held by another running server"), said);
            assertFalse(said.contains("\tat "), said);
            assertTrue(first.printed("client id").startsWith("client-"));
        }
    }
}
