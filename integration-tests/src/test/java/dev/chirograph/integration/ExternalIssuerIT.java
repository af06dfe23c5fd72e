package dev.chirograph.integration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.chirograph.integration.process.ServerProcess;
import dev.chirograph.sdk.Auth;
import dev.chirograph.sdk.ChirographClient;
import dev.chirograph.sdk.ForbiddenException;
import dev.chirograph.sdk.UnauthorizedException;
import dev.chirograph.sdk.model.Item;
import dev.chirograph.sdk.model.ItemCreate;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import no.nav.security.mock.oauth2.token.DefaultOAuth2TokenCallback;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An external OpenID Connect issuer in the configuration, beside the local one. */
final class ExternalIssuerIT {
    private static final String AUDIENCE = "https://api.example.com";

    @TempDir
    private Path folder;

    private MockOAuth2Server issuer;
    private ServerProcess server;

    @BeforeEach
    void start() throws Exception {
        issuer = new MockOAuth2Server();
        issuer.start();
        server = ServerProcess.start(
                folder, Map.of("ISSUER_URL", issuer.issuerUrl("company").toString(), "AUDIENCE", AUDIENCE));
    }

    @AfterEach
    void stop() {
        server.close();
        issuer.shutdown();
    }

    @Test
    void externalIssuersTokensAreAcceptedForTheirScopesAndSubjects() {
        ItemCreate lamp =
                ItemCreate.builder().name("Lamp").price(BigDecimal.ONE).build();
        try (ChirographClient alice = holder("company", AUDIENCE, "alice");
                ChirographClient bob = holder("company", AUDIENCE, "bob")) {
            Item item = alice.items().create(lamp);

            assertEquals(List.of(item), alice.items().list().stream().toList());
            assertEquals(List.of(), bob.items().list().stream().toList());
            assertThrows(ForbiddenException.class, () -> alice.users().list().firstPage());
        }
    }

    @Test
    void tokenOfAnotherAudienceOrIssuerIsRejected() {
        try (ChirographClient elsewhere = holder("company", "https://other.example.com", "alice");
                ChirographClient stranger = holder("stranger", AUDIENCE, "alice")) {
            for (ChirographClient client : List.of(elsewhere, stranger)) {
                var refusal = assertThrows(
                        UnauthorizedException.class, () -> client.items().list().firstPage());

                String challenge = String.valueOf(refusal.headers().first("WWW-Authenticate"));
                assertTrue(challenge.contains("error=\"invalid_token\""), challenge);
            }
        }
    }

    @Test
    void localIssuerWorksWhileTheExternalOneIsDown() {
        issuer.shutdown();

        try (ChirographClient company = holder("company", AUDIENCE, "alice");
                ChirographClient own = Clients.development(server)) {
            assertThrows(
                    UnauthorizedException.class, () -> company.items().list().firstPage());
            assertEquals(List.of(), own.items().list().stream().toList());
        }
    }

    private ChirographClient holder(String issuerId, String audience, String subject) {
        String token = issuer.issueToken(
                        issuerId,
                        "warehouse",
                        new DefaultOAuth2TokenCallback(
                                issuerId,
                                subject,
                                "at+jwt",
                                List.of(audience),
                                Map.of("client_id", "warehouse", "scope", "items:read items:write"),
                                600))
                .serialize();
        return Clients.to(server).auth(Auth.bearer(() -> token)).build();
    }
}
