package dev.chirograph.server.oauth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import dev.chirograph.server.AtOnce;
import dev.chirograph.server.BothStores;
import dev.chirograph.server.Store;
import dev.chirograph.server.clients.ClientCredentials;
import dev.chirograph.server.oauth.RunningAuthorizationServer.Answer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** RFC 6749, section 4.1: authorization codes over HTTPS, from the redirect to the tokens. */
final class CodeRedemptionTest {
    @TempDir
    private Path folder;

    private @Nullable RunningAuthorizationServer server;
    private CodeClient client;
    private Browser browser;

    private void start(Store store) throws Exception {
        server = RunningAuthorizationServer.inDevelopment(store, folder);
        client = CodeClient.register(server);
        browser = new Browser(server);
    }

    @AfterEach
    void stop() {
        if (server != null) {
            server.close();
        }
    }

    @BothStores
    void replayedCodeRevokesTokensOfFirstUse(Store store) throws Exception {
        start(store);
        String code = code();
        Answer first = client.redeem(code);

        Answer second = client.redeem(code);

        assertEquals(200, first.status());
        assertEquals("400 invalid_grant", second.refusal());
        assertEquals("400 invalid_grant", refresh(first).refusal());
        assertEquals("false", isActive(first.text("access_token")));
    }

    @BothStores
    void concurrentRedemptionsIssueTokensOnce(Store store) throws Exception {
        start(store);
        String code = code();
        Callable<Answer> redemption = () -> client.redeem(code);

        List<Answer> answers = AtOnce.run(Collections.nCopies(10, redemption));

        List<Answer> won =
                answers.stream().filter(answer -> answer.status() == 200).toList();
        assertEquals(1, won.size());
        assertEquals(
                Set.of("400 invalid_grant"),
                answers.stream()
                        .filter(answer -> answer.status() != 200)
                        .map(Answer::refusal)
                        .collect(Collectors.toSet()));
        assertEquals("400 invalid_grant", refresh(won.getFirst()).refusal());
    }

    @Test
    void twoAuthorizationsOfUserAreIndependent() throws Exception {
        start(Store.H2);
        String stolen = code();
        client.redeem(stolen);
        Answer other = client.redeem(code());
        client.redeem(stolen);

        assertEquals("true", isActive(other.text("access_token")));
        assertEquals(200, refresh(other).status());
    }

    @Test
    void codeExpiresAfterSixtySeconds() throws Exception {
        start(Store.H2);
        String code = code();
        server.clock.advance(Duration.ofSeconds(60));

        assertEquals("400 invalid_grant", client.redeem(code).refusal());
    }

    @Test
    void missingCodeVerifierIsRejected() throws Exception {
        start(Store.H2);

        assertEquals(
                "400 invalid_grant", client.redeem(code(), "code_verifier", "").refusal());
    }

    @Test
    void clientWithoutPkceRedeemsWithoutCodeVerifier() throws Exception {
        start(Store.H2);
        client.change(client.registration().pkceRequired(false));

        String code = codeWithoutChallenge();

        assertEquals(200, client.redeem(code, "code_verifier", "").status());
    }

    @Test
    void codeVerifierWithoutCodeChallengeIsRejectedAsDowngrade() throws Exception {
        start(Store.H2);
        client.change(client.registration().pkceRequired(false));

        String code = codeWithoutChallenge();

        assertEquals("400 invalid_grant", client.redeem(code).refusal());
    }

    @Test
    void voluntaryCodeChallengeIsEnforced() throws Exception {
        start(Store.H2);
        client.change(client.registration().pkceRequired(false));

        assertEquals(
                "400 invalid_grant", client.redeem(code(), "code_verifier", "").refusal());
    }

    @Test
    void wrongCodeVerifierIsRejectedAndUsesUpTheCode() throws Exception {
        start(Store.H2);
        String code = code();

        assertEquals(
                "400 invalid_grant",
                client.redeem(code, "code_verifier", new CodeVerifier().getValue())
                        .refusal());
        assertEquals("400 invalid_grant", client.redeem(code).refusal());
    }

    @Test
    void malformedCodeVerifierIsRejectedAndNotEchoed() throws Exception {
        start(Store.H2);

        Answer answer = client.redeem(code(), "code_verifier", "<script>alert(1)</script>");

        assertEquals("400 invalid_request", answer.refusal());
        assertFalse(answer.http().body().contains("alert"));
    }

    @Test
    void redirectUriMustMatch() throws Exception {
        start(Store.H2);

        assertEquals(
                "400 invalid_grant",
                client.redeem(code(), "redirect_uri", "https://app.example/other")
                        .refusal());
        assertEquals(
                "400 invalid_request", client.redeem(code(), "redirect_uri", "").refusal());
    }

    @Test
    void codeOfOtherClientIsRejected() throws Exception {
        start(Store.H2);
        String code = code();
        ClientCredentials other =
                server.register("Other", Set.of("authorization_code"), Set.of("openid", "items:read"));

        Answer answer = client.redeem(code, "client_id", other.id(), "client_secret", other.secret());

        assertEquals("400 invalid_grant", answer.refusal());
        assertEquals(200, client.redeem(code).status());
    }

    @Test
    void confidentialClientMustAuthenticate() throws Exception {
        start(Store.H2);
        String code = code();

        assertEquals(
                "401 invalid_client", client.redeem(code, "client_secret", "").refusal());
        assertEquals(
                "401 invalid_client",
                client.redeem(code, "client_secret", "wrong").refusal());
        assertEquals(200, client.redeem(code).status());
    }

    @Test
    void unknownCodeIsInvalidGrant() throws Exception {
        start(Store.H2);

        for (String code : List.of("x", "\uD83D\uDE00", "x".repeat(50_000))) {
            assertEquals("400 invalid_grant", client.redeem(code).refusal());
        }
        assertEquals("400 invalid_request", client.redeem("").refusal());
    }

    @Test
    void resourceMustBeOneOfTheAuthorizationRequest() throws Exception {
        start(Store.H2);
        String code = code();

        assertEquals(
                "400 invalid_target",
                client.redeem(code, "resource", "https://other.example").refusal());
        assertEquals(
                200,
                client.redeem(code, "resource", RunningAuthorizationServer.ISSUER.toString())
                        .status());
    }

    private String code() throws Exception {
        return client.authorize(browser).parameter("code");
    }

    private String codeWithoutChallenge() throws Exception {
        return client.authorize(browser, "code_challenge", "", "code_challenge_method", "")
                .parameter("code");
    }

    private String isActive(String accessToken) throws Exception {
        String form = RunningAuthorizationServer.form(
                "client_id", CodeClient.ID, "client_secret", CodeClient.SECRET, "token", accessToken);
        return server.post("/oauth2/introspect", Map.of(), form)
                .json()
                .get("active")
                .toString();
    }

    private Answer refresh(Answer tokens) throws Exception {
        return server.token(
                "grant_type",
                "refresh_token",
                "client_id",
                CodeClient.ID,
                "client_secret",
                CodeClient.SECRET,
                "refresh_token",
                tokens.text("refresh_token"));
    }
}
