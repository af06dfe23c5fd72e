package dev.chirograph.integration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.chirograph.integration.process.ServerProcess;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an operator meets who means it. */
final class ProductionIT {
    private static final int EX_CONFIG = 78;

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

        Map<String, String> production = new HashMap<>();
        production.put("MODE", "production");
        production.put("BIND_ADDRESS", "127.0.0.1");
        production.put("CERTIFICATE_FILE", certificate.toString());
        production.put("KEY_FILE", key.toString());
        try (ServerProcess server = ServerProcess.start(folder, production)) {
            var http = RawHttp.clientOf(server);

            HttpResponse<String> form =
                    RawHttp.post(http, server.url().resolve("/token"), "username=user&password=secret");
            HttpResponse<String> grant = RawHttp.post(
                    http,
                    server.url().resolve("/oauth2/token"),
                    "grant_type=password&client_id=client-password-form&username=user&password=secret");
            HttpResponse<String> client = RawHttp.post(
                    http,
                    server.url().resolve("/oauth2/token"),
                    "grant_type=client_credentials&client_id=client-development&client_secret=" + secret);
            HttpResponse<String> metadata =
                    RawHttp.get(http, server.url().resolve("/.well-known/oauth-authorization-server"));

            assertEquals(400, form.statusCode(), form::body);
            assertEquals(400, grant.statusCode(), grant::body);
            assertEquals(401, client.statusCode(), client::body);
            assertFalse(metadata.body().contains("\"password\""), metadata::body);
            assertFalse(server.everythingSaid().contains(secret));
        }
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
