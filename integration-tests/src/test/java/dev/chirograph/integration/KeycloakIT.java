package dev.chirograph.integration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.chirograph.integration.process.KeycloakProcess;
import dev.chirograph.integration.process.ServerProcess;
import dev.chirograph.sdk.Auth;
import dev.chirograph.sdk.ChirographClient;
import dev.chirograph.sdk.ForbiddenException;
import dev.chirograph.sdk.UnauthorizedException;
import dev.chirograph.sdk.model.Item;
import dev.chirograph.sdk.model.ItemCreate;
import jakarta.json.JsonObject;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Keycloak as external issuer; its access tokens do not follow RFC 9068 (Maven profile {@code keycloak}). */
@Tag("keycloak")
final class KeycloakIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final ItemCreate LAMP =
            ItemCreate.builder().name("Lamp").price(BigDecimal.ONE).build();

    @TempDir
    private static Path folder;

    private static KeycloakProcess keycloak;
    private static ServerProcess server;

    /** The settings of {@code docs/external-issuers.md}. */
    @BeforeAll
    static void start() throws Exception {
        keycloak = KeycloakProcess.start();
        server = ServerProcess.start(
                folder,
                Map.of(
                        "ISSUER_URL", keycloak.issuer().toString(),
                        "AUDIENCE", "https://api.example.com",
                        "ISSUER_TOKEN_TYPE", "JWT",
                        "ISSUER_TOKEN_CLAIM", "typ=Bearer",
                        "ISSUER_CLIENT_CLAIM", "azp"));
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
        if (keycloak != null) {
            keycloak.close();
        }
    }

    @Test
    void keycloakClientTokensAreAcceptedForTheirScopes() throws Exception {
        try (ChirographClient writer = holder(keycloak.tokenOfClient("items:read items:write"));
                ChirographClient reader = holder(keycloak.tokenOfClient("items:read"))) {
            Item item = writer.items().create(LAMP);

            assertEquals(List.of(item), reader.items().list().stream().toList());
            assertThrows(ForbiddenException.class, () -> reader.items().create(LAMP));
        }
    }

    @Test
    void keycloakUserTokensOwnTheirItems() throws Exception {
        String token = keycloak.tokensOfUser("items:read items:write").getString("access_token");
        try (ChirographClient alice = holder(token)) {
            Item item = alice.items().create(LAMP);

            assertEquals(List.of(item), alice.items().list().stream().toList());
        }
    }

    @Test
    void idTokenAndRefreshTokenAreRejectedAsAccessTokens() throws Exception {
        JsonObject tokens = keycloak.tokensOfUser("openid items:read");

        read(tokens.getString("access_token"));
        assertThrows(UnauthorizedException.class, () -> read(tokens.getString("id_token")));
        assertThrows(UnauthorizedException.class, () -> read(tokens.getString("refresh_token")));
    }

    @Test
    void signingKeyRotationOfTheIssuerNeedsNoRestart() throws Throwable {
        String before = keycloak.tokenOfClient("items:read");
        read(before);

        keycloak.rotateKeys();
        String after = keycloak.tokenOfClient("items:read");

        assertNotNull(after);
        Eventually.succeedsWithin(PATIENCE, UnauthorizedException.class, () -> read(after));
        read(before);
    }

    private static void read(String token) {
        try (ChirographClient client = holder(token)) {
            client.items().list().firstPage();
        }
    }

    private static ChirographClient holder(String token) {
        return Clients.to(server).auth(Auth.bearer(() -> token)).build();
    }
}
