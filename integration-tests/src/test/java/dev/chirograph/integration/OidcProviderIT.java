package dev.chirograph.integration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.chirograph.integration.process.OidcProviderProcess;
import dev.chirograph.integration.process.ServerProcess;
import dev.chirograph.sdk.Auth;
import dev.chirograph.sdk.ChirographClient;
import dev.chirograph.sdk.ForbiddenException;
import dev.chirograph.sdk.UnauthorizedException;
import dev.chirograph.sdk.model.ItemCreate;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** node-oidc-provider as external issuer: tokens, key rotation and an outage. */
final class OidcProviderIT {
    private static final String AUDIENCE = "https://api.example.com";
    private static final String READ = "items:read";

    /** Longer than the server's delay between two attempts to fetch keys after failures. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    private Path folder;

    private OidcProviderProcess issuer;
    private ServerProcess server;

    @BeforeEach
    void start() throws Exception {
        issuer = OidcProviderProcess.start();
        server = ServerProcess.start(folder, Map.of("ISSUER_URL", issuer.url().toString(), "AUDIENCE", AUDIENCE));
    }

    @AfterEach
    void stop() {
        server.close();
        issuer.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ES256", "RS256"})
    void oidcProviderTokensAreAcceptedForTheirScopes(String algorithm) throws Exception {
        issuer.command(algorithm);
        try (ChirographClient writer = holder(issuer.token(AUDIENCE, "items:read items:write"));
                ChirographClient reader = holder(issuer.token(AUDIENCE, READ))) {
            ItemCreate lamp =
                    ItemCreate.builder().name("Lamp").price(BigDecimal.ONE).build();

            assertNotNull(writer.items().create(lamp));
            assertEquals(1, reader.items().list().stream().count());
            assertThrows(ForbiddenException.class, () -> reader.items().create(lamp));
        }
    }

    @Test
    void tokenForAnotherResourceIsRejected() throws Exception {
        assertRefused(issuer.token("https://other.example.com", READ));
    }

    @Test
    void signingKeyRotationOfTheIssuerNeedsNoRestart() throws Throwable {
        String before = issuer.token(AUDIENCE, READ);
        read(before);

        issuer.command("rotate");
        String after = issuer.token(AUDIENCE, READ);

        Eventually.succeedsWithin(PATIENCE, UnauthorizedException.class, () -> read(after));
        assertRefused(before);
    }

    @Test
    void outageOfTheIssuerIsSurvivedByCachedKeys() throws Throwable {
        String before = issuer.token(AUDIENCE, READ);
        read(before);
        String unused = issuer.token(AUDIENCE, READ);
        issuer.command("rotate");
        String after = issuer.token(AUDIENCE, READ);
        issuer.command("down");

        assertRefused(after);
        read(before);
        read(unused);
        try (ChirographClient own = Clients.development(server)) {
            assertEquals(List.of(), own.items().list().stream().toList());
        }
        issuer.command("up");

        Eventually.succeedsWithin(PATIENCE, UnauthorizedException.class, () -> read(after));
    }

    private void assertRefused(String token) {
        assertThrows(UnauthorizedException.class, () -> read(token));
    }

    private void read(String token) {
        try (ChirographClient client = holder(token)) {
            client.items().list().firstPage();
        }
    }

    private ChirographClient holder(String token) {
        return Clients.to(server).auth(Auth.bearer(() -> token)).build();
    }
}
