package dev.chirograph.server.oauth;

import static dev.chirograph.server.oauth.RunningAuthorizationServer.form;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jwt.SignedJWT;
import dev.chirograph.server.clients.BuiltInClients;
import dev.chirograph.server.clients.Client;
import dev.chirograph.server.clients.ClientCredentials;
import dev.chirograph.server.dpop.TestProof;
import dev.chirograph.server.oauth.Browser.Page;
import dev.chirograph.server.oauth.RunningAuthorizationServer.Answer;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** RFC 9449: DPoP-bound tokens over HTTPS, from the token request to the API. */
final class DpopTest {
    private static final String ISSUER = RunningAuthorizationServer.ISSUER.toString();
    private static final ECKey KEY = TestProof.key();
    private static final ECKey OTHER_KEY = TestProof.key();

    private RunningAuthorizationServer server;
    private ClientCredentials mail;

    @BeforeEach
    void start(@TempDir Path folder) throws Exception {
        server = RunningAuthorizationServer.inDevelopment(folder);
        mail = server.register(
                "Mail", Set.of("password", "refresh_token", "client_credentials"), Set.of("items:read", "profile"));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void accessTokenIsBoundToKeyOfProof() throws Exception {
        Answer answer = ownToken(proof(KEY, "/oauth2/token").signedWith(KEY));

        assertEquals(200, answer.status());
        assertEquals("DPoP", answer.text("token_type"));
        assertEquals(
                Map.of("jkt", TestProof.thumbprint(KEY)),
                SignedJWT.parse(answer.text("access_token")).getJWTClaimsSet().getJSONObjectClaim("cnf"));
    }

    @Test
    void withoutProofTokenIsBearerToken() throws Exception {
        Answer answer = ownToken(null);

        assertEquals("Bearer", answer.text("token_type"));
        assertFalse(SignedJWT.parse(answer.text("access_token"))
                .getJWTClaimsSet()
                .getClaims()
                .containsKey("cnf"));
    }

    @Test
    void proofWithoutNonceIsAnsweredWithUseDpopNonce() throws Exception {
        Answer refusal =
                ownToken(proof(KEY, "/oauth2/token").claim("nonce", null).signedWith(KEY));

        assertEquals("400 use_dpop_nonce", refusal.refusal());
        assertEquals("no-store", refusal.header("Cache-Control"));
        String nonce = refusal.header("DPoP-Nonce");
        assertEquals(
                200,
                ownToken(proof(KEY, "/oauth2/token").claim("nonce", nonce).signedWith(KEY))
                        .status());
    }

    @Test
    void proofWithPreviousNonceGetsNextNonceInResponse() throws Exception {
        String nonce = nonce();
        assertEquals("", ownToken(proof(KEY, "/oauth2/token").signedWith(KEY)).header("DPoP-Nonce"));

        server.clock.advance(Duration.ofMinutes(5));
        Answer answer =
                ownToken(proof(KEY, "/oauth2/token").claim("nonce", nonce).signedWith(KEY));

        assertEquals(200, answer.status());
        assertNotEquals("", answer.header("DPoP-Nonce"));
        assertNotEquals(nonce, answer.header("DPoP-Nonce"));
    }

    @Test
    void invalidProofIsRejected() throws Exception {
        assertEquals("400 invalid_dpop_proof", ownToken("garbage").refusal());
        assertEquals(
                "400 invalid_dpop_proof",
                ownToken(proof(KEY, "/oauth2/token").signedWith(OTHER_KEY)).refusal());
        assertEquals(
                "400 invalid_dpop_proof",
                ownToken(proof(KEY, "/token").signedWith(KEY)).refusal());
        assertEquals(
                "400 invalid_dpop_proof",
                ownToken(proof(KEY, "/oauth2/token").claim("htm", "GET").signedWith(KEY))
                        .refusal());
    }

    @Test
    void replayedProofIsRejected() throws Exception {
        String proof = proof(KEY, "/oauth2/token").signedWith(KEY);
        assertEquals(200, ownToken(proof).status());

        assertEquals("400 invalid_dpop_proof", ownToken(proof).refusal());
    }

    @Test
    void failedClientAuthenticationUsesUpNoProof() throws Exception {
        String proof = proof(KEY, "/oauth2/token").signedWith(KEY);
        Answer refusal = token(
                proof,
                "grant_type",
                "client_credentials",
                "client_id",
                mail.id(),
                "client_secret",
                mail.secret() + "x");
        assertEquals("401 invalid_client", refusal.refusal());

        assertEquals(200, ownToken(proof).status());
    }

    @Test
    void clientThatRequiresDpopGetsNoBearerToken() throws Exception {
        Client client = server.clients.find(mail.id());
        server.clients.put(client.toBuilder().dpopRequired(true).build());

        assertEquals("400 invalid_dpop_proof", ownToken(null).refusal());
        assertEquals(200, ownToken(proof(KEY, "/oauth2/token").signedWith(KEY)).status());
    }

    @Test
    void invalidProofDoesNotUseTheRefreshToken() throws Exception {
        String refreshToken = signIn(null).text("refresh_token");
        String[] refresh = {
            "grant_type",
            "refresh_token",
            "refresh_token",
            refreshToken,
            "client_id",
            mail.id(),
            "client_secret",
            mail.secret()
        };
        String used = proof(KEY, "/oauth2/token").signedWith(KEY);
        assertEquals(200, ownToken(used).status());

        assertEquals("400 invalid_dpop_proof", token("garbage", refresh).refusal());
        assertEquals("400 invalid_dpop_proof", token(used, refresh).refusal());
        assertEquals(
                "400 use_dpop_nonce",
                token(proof(KEY, "/oauth2/token").claim("nonce", "x").signedWith(KEY), refresh)
                        .refusal());

        Answer refreshed = token(proof(KEY, "/oauth2/token").signedWith(KEY), refresh);
        assertEquals(200, refreshed.status());
        assertEquals("DPoP", refreshed.text("token_type"));
    }

    @Test
    void refreshTokensOfPublicClientAreBoundToKey() throws Exception {
        Answer signedIn = token(
                proof(KEY, "/oauth2/token").signedWith(KEY),
                "grant_type",
                "password",
                "client_id",
                BuiltInClients.PASSWORD_FORM,
                "username",
                "user",
                "password",
                "secret");
        assertEquals(200, signedIn.status(), signedIn.http().body());
        String[] refresh = {
            "grant_type",
            "refresh_token",
            "refresh_token",
            signedIn.text("refresh_token"),
            "client_id",
            BuiltInClients.PASSWORD_FORM
        };

        assertEquals(
                400,
                token(proof(OTHER_KEY, "/oauth2/token").signedWith(OTHER_KEY), refresh)
                        .status());
        assertEquals(400, token(null, refresh).status());
        assertEquals(
                200, token(proof(KEY, "/oauth2/token").signedWith(KEY), refresh).status());
    }

    @Test
    void proofOfPushedRequestBindsTheCode() throws Exception {
        CodeClient app = CodeClient.register(server);
        Answer pushed = push(app, proof(KEY, "/oauth2/par").signedWith(KEY));
        assertEquals(201, pushed.status(), pushed.http().body());

        String code = codeOf(app, pushed);

        assertEquals(
                400,
                redeem(app, code, proof(OTHER_KEY, "/oauth2/token").signedWith(OTHER_KEY))
                        .status());
    }

    @Test
    void keyOfPushedRequestRedeemsTheCode() throws Exception {
        CodeClient app = CodeClient.register(server);
        String code = codeOf(app, push(app, proof(KEY, "/oauth2/par").signedWith(KEY)));

        Answer answer = redeem(app, code, proof(KEY, "/oauth2/token").signedWith(KEY));

        assertEquals(200, answer.status(), answer.http().body());
        assertEquals("DPoP", answer.text("token_type"));
    }

    @Test
    void proofAndDpopJktOfPushedRequestMustAgree() throws Exception {
        CodeClient app = CodeClient.register(server);

        assertEquals(
                "400 invalid_request",
                push(app, proof(KEY, "/oauth2/par").signedWith(KEY), "dpop_jkt", TestProof.thumbprint(OTHER_KEY))
                        .refusal());
        assertEquals(
                201,
                push(app, proof(KEY, "/oauth2/par").signedWith(KEY), "dpop_jkt", TestProof.thumbprint(KEY))
                        .status());
        assertEquals(
                "400 use_dpop_nonce",
                push(app, proof(KEY, "/oauth2/par").claim("nonce", null).signedWith(KEY))
                        .refusal());
    }

    @Test
    void boundTokenNeedsProofAtTheApi() throws Exception {
        String token = boundToken();

        Answer answer = call(
                "DPoP " + token,
                proof(KEY, "GET", "/users/me").accessToken(token).signedWith(KEY));
        Answer without = call("DPoP " + token, null);
        Answer asBearer = call("Bearer " + token, null);

        assertEquals(200, answer.status());
        assertEquals(401, without.status());
        assertEquals(
                "DPoP realm=\"chirograph\", error=\"invalid_dpop_proof\","
                        + " error_description=\"The request needs a DPoP proof.\", algs=\"ES256 PS256\","
                        + " resource_metadata=\"https://api.example:8443/.well-known/oauth-protected-resource\"",
                without.header("WWW-Authenticate"));
        assertEquals(401, asBearer.status());
        assertTrue(
                asBearer.header("WWW-Authenticate").startsWith("Bearer realm=\"chirograph\", error=\"invalid_token\","),
                asBearer.header("WWW-Authenticate"));
        assertTrue(
                asBearer.header("WWW-Authenticate").contains(", DPoP realm=\"chirograph\", algs=\"ES256 PS256\","),
                asBearer.header("WWW-Authenticate"));
    }

    @Test
    void apiAnswersWithNonce() throws Exception {
        String token = boundToken();

        Answer refusal = call(
                "DPoP " + token,
                proof(KEY, "GET", "/users/me")
                        .accessToken(token)
                        .claim("nonce", null)
                        .signedWith(KEY));

        assertEquals(401, refusal.status());
        assertTrue(
                refusal.header("WWW-Authenticate").startsWith("DPoP realm=\"chirograph\", error=\"use_dpop_nonce\","));
        assertNotEquals("", refusal.header("DPoP-Nonce"));
    }

    @Test
    void apiSendsNextNonceInResponse() throws Exception {
        String token = boundToken();
        String nonce = nonce();

        server.clock.advance(Duration.ofMinutes(5));
        Answer answer = call(
                "DPoP " + token,
                proof(KEY, "GET", "/users/me")
                        .accessToken(token)
                        .claim("nonce", nonce)
                        .signedWith(KEY));

        assertEquals(200, answer.status());
        assertNotEquals("", answer.header("DPoP-Nonce"));
    }

    @Test
    void insufficientScopeChallengeUsesTheSchemeOfTheRequest() throws Exception {
        String token = boundToken();
        String proof = TestProof.of(KEY, "GET", ISSUER + "/users", server.clock.instant())
                .claim("nonce", nonce())
                .accessToken(token)
                .signedWith(KEY);

        Answer answer = server.send(HttpRequest.newBuilder(server.api("/users"))
                .header("Authorization", "DPoP " + token)
                .header("DPoP", proof));

        assertEquals(403, answer.status());
        String challenge = answer.header("WWW-Authenticate");
        assertTrue(challenge.startsWith("DPoP realm=\"chirograph\", error=\"insufficient_scope\","), challenge);
        assertTrue(challenge.contains("scope=\"users:read\""), challenge);
    }

    private TestProof proof(ECKey key, String path) throws Exception {
        return proof(key, "POST", path);
    }

    private TestProof proof(ECKey key, String method, String path) throws Exception {
        return TestProof.of(key, method, ISSUER + path, server.clock.instant()).claim("nonce", nonce());
    }

    private String nonce() throws Exception {
        String proof = TestProof.of(KEY, "POST", ISSUER + "/oauth2/token", server.clock.instant())
                .signedWith(KEY);
        return ownToken(proof).header("DPoP-Nonce");
    }

    private String boundToken() throws Exception {
        return signIn(proof(KEY, "/oauth2/token").signedWith(KEY)).text("access_token");
    }

    private Answer signIn(String proof) throws Exception {
        return token(
                proof,
                "grant_type",
                "password",
                "client_id",
                mail.id(),
                "client_secret",
                mail.secret(),
                "username",
                "user",
                "password",
                "secret");
    }

    private Answer ownToken(String proof) throws Exception {
        return token(proof, "grant_type", "client_credentials", "client_id", mail.id(), "client_secret", mail.secret());
    }

    private Answer token(String proof, String... parameters) throws Exception {
        return server.post("/oauth2/token", headers(proof), form(parameters));
    }

    private Answer push(CodeClient app, String proof, String... changes) throws Exception {
        return server.post(
                "/oauth2/par", headers(proof), app.parameters(changes) + "&client_secret=" + CodeClient.SECRET);
    }

    private String codeOf(CodeClient app, Answer pushed) throws Exception {
        Browser browser = new Browser(server);
        Page page = browser.follow(browser.get(
                "/oauth2/authorize?" + form("client_id", CodeClient.ID, "request_uri", pushed.text("request_uri"))));
        page = browser.follow(browser.signIn(page, "user", "secret"));
        return CodeClient.approve(browser, page).parameter("code");
    }

    private Answer redeem(CodeClient app, String code, String proof) throws Exception {
        return token(
                proof,
                "grant_type",
                "authorization_code",
                "client_id",
                CodeClient.ID,
                "client_secret",
                CodeClient.SECRET,
                "code",
                code,
                "redirect_uri",
                CodeClient.REDIRECT_URI,
                "code_verifier",
                app.verifier.getValue());
    }

    private Answer call(String authorization, String proof) throws Exception {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(server.api("/users/me")).header("Authorization", authorization);
        headers(proof).forEach(request::header);
        return server.send(request);
    }

    private static Map<String, String> headers(String proof) {
        Map<String, String> headers = new HashMap<>();
        if (proof != null) {
            headers.put("DPoP", proof);
        }
        return headers;
    }
}
