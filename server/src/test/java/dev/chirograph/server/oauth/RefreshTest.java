package dev.chirograph.server.oauth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.chirograph.server.AtOnce;
import dev.chirograph.server.TestCall;
import dev.chirograph.server.api.Operations;
import dev.chirograph.server.api.model.UserPatch;
import dev.chirograph.server.clients.BuiltInClients;
import dev.chirograph.server.clients.ClientCredentials;
import dev.chirograph.server.oauth.RunningAuthorizationServer.Answer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** RFC 6749, section 6: refresh tokens over HTTPS, with rotation, retries after a lost response, and reuse detection. */
final class RefreshTest {
    private RunningAuthorizationServer server;
    private UUID userId;

    @BeforeEach
    void start(@TempDir Path folder) throws Exception {
        server = RunningAuthorizationServer.inDevelopment(folder);
        userId = UUID.fromString(
                server.directory.authenticate("user", "secret").account().userId());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void refreshTokenRotates() throws Exception {
        Answer first = signIn();

        Answer second = refresh(first.text("refresh_token"));

        assertEquals(200, second.status());
        assertEquals(first.text("scope"), second.text("scope"));
        assertNotEquals(first.text("access_token"), second.text("access_token"));
        assertNotEquals(first.text("refresh_token"), second.text("refresh_token"));
        assertEquals(200, refresh(second.text("refresh_token")).status());
    }

    @Test
    void reuseRevokesTheFamily() throws Exception {
        String first = signIn().text("refresh_token");
        String second = refresh(first).text("refresh_token");
        String third = refresh(second).text("refresh_token");

        assertEquals("400 invalid_grant", refresh(first).refusal());

        assertEquals("400 invalid_grant", refresh(third).refusal());
    }

    @Test
    void retryAfterLostResponseGetsTheSameToken() throws Exception {
        String first = signIn().text("refresh_token");
        Answer lost = refresh(first);

        Answer again = refresh(first);

        assertEquals(200, again.status());
        assertEquals(lost.text("refresh_token"), again.text("refresh_token"));
        assertEquals(200, refresh(again.text("refresh_token")).status());
    }

    @Test
    void reuseDoesNotRevokeOtherAuthorizationOfUser() throws Exception {
        String stolen = signIn().text("refresh_token");
        String other = signIn().text("refresh_token");
        refresh(refresh(stolen).text("refresh_token"));
        refresh(stolen);

        assertEquals(200, refresh(other).status());
    }

    @Test
    void concurrentRefreshesMakeOneChain() throws Exception {
        String token = signIn().text("refresh_token");
        Callable<Answer> refresh = () -> refresh(token);

        List<Answer> answers = AtOnce.run(Collections.nCopies(20, refresh));

        assertTrue(answers.stream().allMatch(answer -> answer.status() == 200));
        List<String> next = answers.stream()
                .map(answer -> answer.text("refresh_token"))
                .distinct()
                .toList();
        assertEquals(1, next.size());
        assertEquals(200, refresh(next.getFirst()).status());
    }

    @Test
    void narrowerScopeMayBeRequestedAndIsNotLost() throws Exception {
        String first = signIn().text("refresh_token");

        Answer narrow = refresh(first, "scope", "profile");
        Answer wide = refresh(narrow.text("refresh_token"));

        assertEquals("profile", narrow.text("scope"));
        assertEquals(
                "email items:read items:write openid profile sessions:read sessions:write users:read users:write",
                wide.text("scope"));
    }

    @Test
    void widerScopeIsRejectedAndDoesNotUseTheToken() throws Exception {
        Answer narrow = server.signIn("username", "user", "password", "secret", "scope", "profile");
        String token = narrow.text("refresh_token");

        assertEquals(
                "400 invalid_scope",
                refresh(token, "scope", "profile users:write").refusal());

        assertEquals("profile", refresh(token).text("scope"));
    }

    @Test
    void refreshTokenOfOtherClientIsRejected() throws Exception {
        String token = signIn().text("refresh_token");
        ClientCredentials other = server.register("Other", Set.of("refresh_token"), Set.of("profile", "items:read"));

        Answer answer = server.token(
                "grant_type",
                "refresh_token",
                "client_id",
                other.id(),
                "client_secret",
                other.secret(),
                "refresh_token",
                token);

        assertEquals("400 invalid_grant", answer.refusal());
        assertEquals(200, refresh(token).status());
    }

    @Test
    void unusedRefreshTokenExpires() throws Exception {
        String token = signIn().text("refresh_token");

        server.clock.advance(Duration.ofDays(14));

        assertEquals("400 invalid_grant", refresh(token).refusal());
    }

    @Test
    void authorizationExpiresDespiteRefreshes() throws Exception {
        String token = signIn().text("refresh_token");
        for (int day = 10; day < 90; day += 10) {
            server.clock.advance(Duration.ofDays(10));
            token = refresh(token).text("refresh_token");
        }

        server.clock.advance(Duration.ofDays(10));

        assertEquals("400 invalid_grant", refresh(token).refusal());
    }

    @Test
    void unknownRefreshTokenIsInvalidGrant() throws Exception {
        for (String token : List.of("x", "x".repeat(50_000), "\u0000", "\uD83D\uDE00", "' or 1=1 --")) {
            assertEquals("400 invalid_grant", refresh(token).refusal());
        }
    }

    @Test
    void disablingUserRevokesRefreshToken() throws Exception {
        String token = signIn().text("refresh_token");

        change(UserPatch.builder().disabled(true).build());
        change(UserPatch.builder().disabled(false).build());

        assertEquals("400 invalid_grant", refresh(token).refusal());
    }

    @Test
    void newPasswordRevokesRefreshToken() throws Exception {
        String token = signIn().text("refresh_token");

        change(UserPatch.builder().password("correct horse battery staple").build());

        assertEquals("400 invalid_grant", refresh(token).refusal());
        assertEquals("400 invalid_grant", signIn().refusal());
    }

    @Test
    void deletingUserRevokesRefreshToken() throws Exception {
        String token = signIn().text("refresh_token");

        server.users.deleteUser(call(), userId);

        assertEquals("400 invalid_grant", refresh(token).refusal());
    }

    private void change(UserPatch patch) throws Exception {
        server.users.updateUser(call(), userId, patch);
    }

    private TestCall call() {
        return TestCall.ofClient(Operations.UPDATE_USER, "client-admin");
    }

    private Answer signIn() throws Exception {
        return server.signIn("username", "user", "password", "secret");
    }

    private Answer refresh(String token) throws Exception {
        return server.token(
                "grant_type", "refresh_token", "client_id", BuiltInClients.PASSWORD_FORM, "refresh_token", token);
    }

    private Answer refresh(String token, String name, String value) throws Exception {
        return server.token(
                "grant_type",
                "refresh_token",
                "client_id",
                BuiltInClients.PASSWORD_FORM,
                "refresh_token",
                token,
                name,
                value);
    }
}
