package dev.chirograph.server.oauth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.chirograph.server.clients.ClientCredentials;
import dev.chirograph.server.database.Purge;
import dev.chirograph.server.oauth.RunningAuthorizationServer.Answer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tokens are issued through jumps of the clock, and valid ones stay valid when it is right again. */
final class ClockJumpTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"PT-11M", "PT-720H", "PT8760H"})
    void clockJumpDoesNotAffectTokens(Duration jump) throws Exception {
        try (var server = RunningAuthorizationServer.inDevelopment(folder)) {
            ClientCredentials client = server.register("Job", Set.of("client_credentials"), Set.of("items:read"));
            String before = clientToken(server, client).text("access_token");
            String keys = server.get("/oauth2/jwks").http().body();

            server.clock.advance(jump);
            Answer meanwhile = clientToken(server, client);
            server.clock.advance(jump.negated());

            assertEquals(200, meanwhile.status());
            assertEquals(200, clientToken(server, client).status());
            assertEquals(200, server.getWith("/items", before).status());
            assertTrue(server.get("/oauth2/jwks").http().body().contains(firstKeyOf(keys)));
        }
    }

    @Test
    void refreshTokenSurvivesClockSetBackAndForth() throws Exception {
        try (var server = RunningAuthorizationServer.inDevelopment(folder)) {
            Answer tokens = server.signIn("username", "user", "password", "secret");

            server.clock.advance(Duration.ofDays(-30));
            server.signIn("username", "user", "password", "secret");
            try (Purge purge = Purge.of(server.database, server.expiredRows, server.clock)) {
                purge.run();
            }
            server.clock.advance(Duration.ofDays(30));

            assertEquals(
                    200,
                    server.token(
                                    "grant_type",
                                    "refresh_token",
                                    "client_id",
                                    "client-password-form",
                                    "refresh_token",
                                    tokens.text("refresh_token"))
                            .status());
        }
    }

    private static Answer clientToken(RunningAuthorizationServer server, ClientCredentials client) throws Exception {
        return server.token(
                "grant_type", "client_credentials", "client_id", client.id(), "client_secret", client.secret());
    }

    private static String firstKeyOf(String keys) {
        return keys.substring(keys.indexOf("\"kid\""), keys.indexOf("\"kid\"") + 40);
    }
}
