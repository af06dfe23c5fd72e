package dev.chirograph.server.oauth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.oauth2.sdk.token.BearerAccessToken;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.claims.IDTokenClaimsSet;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import com.nimbusds.openid.connect.sdk.validators.AccessTokenValidator;
import com.nimbusds.openid.connect.sdk.validators.IDTokenValidator;
import dev.chirograph.server.TestCall;
import dev.chirograph.server.api.Operations;
import dev.chirograph.server.api.model.UserCreate;
import dev.chirograph.server.clients.Client;
import dev.chirograph.server.oauth.RunningAuthorizationServer.Answer;
import jakarta.json.JsonObject;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** OpenID Connect Core: ID tokens and the userinfo endpoint over HTTPS. */
final class IdTokenTest {
    private static final String CALLBACK = "https://app.example/callback";

    private RunningAuthorizationServer server;
    private CodeClient client;
    private Browser browser;
    private String userId;

    @BeforeEach
    void start(@TempDir Path folder) throws Exception {
        server = RunningAuthorizationServer.inDevelopment(folder);
        client = CodeClient.register(server);
        browser = new Browser(server);
        userId = server.directory.authenticate("user", "secret").account().userId();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void idTokenPassesValidationOfClient() throws Exception {
        for (String algorithm : List.of("RS256", "PS256", "ES256")) {
            client.change(client.registration().idTokenAlgorithm(algorithm));

            Answer tokens = tokens();
            IDTokenClaimsSet claims = validate(tokens, algorithm);

            assertEquals(userId, claims.getSubject().getValue());
            assertEquals(
                    server.clock.instant().getEpochSecond(),
                    claims.getAuthenticationTime().toInstant().getEpochSecond());
            assertEquals("1", claims.getACR().getValue());
            assertEquals("[pwd]", claims.getAMR().toString());
            assertEquals(CodeClient.ID, claims.getAuthorizedParty().getValue());
            AccessTokenValidator.validate(
                    new BearerAccessToken(tokens.text("access_token")),
                    JWSAlgorithm.parse(algorithm),
                    claims.getAccessTokenHash());
        }
    }

    @Test
    void withoutScopeOpenidThereIsNoIdToken() throws Exception {
        assertEquals("", tokens("scope", "items:read").text("id_token"));
    }

    @Test
    void refreshedIdTokenKeepsSubAndAuthTime() throws Exception {
        Answer first = tokens();
        server.clock.advance(Duration.ofMinutes(5));

        Answer second = refresh(first);

        SignedJWT one = SignedJWT.parse(first.text("id_token"));
        SignedJWT two = SignedJWT.parse(second.text("id_token"));
        assertEquals(
                one.getJWTClaimsSet().getClaim("auth_time"),
                two.getJWTClaimsSet().getClaim("auth_time"));
        assertEquals(one.getJWTClaimsSet().getSubject(), two.getJWTClaimsSet().getSubject());
        assertFalse(two.getJWTClaimsSet().getClaims().containsKey("nonce"));
    }

    @Test
    void sidNamesTheBrowserSessionAndStaysTheSameAfterARefresh() throws Exception {
        Answer first = tokens();
        Answer second = refresh(first);
        Answer again = tokens("scope", "openid");
        browser.submit(browser.get("/oauth2/logout"), "/oauth2/logout");
        Answer ofAnotherSession = tokens();

        String sid = sid(first);
        assertFalse(sid.isEmpty());
        assertEquals(sid, sid(second));
        assertEquals(sid, sid(again));
        assertNotEquals(sid, sid(ofAnotherSession));
    }

    @Test
    void sidIsNeitherTheCookieNorDerivedFromIt() throws Exception {
        String sid = sid(tokens());

        Answer answer = server.send(
                HttpRequest.newBuilder(server.api("/oauth2/logout")).header("Cookie", "__Host-session=" + sid));

        assertNotEquals(browser.cookie("__Host-session"), sid);
        assertFalse(answer.http().body().contains("id=\"sign-out\""), "the sid signs in");
    }

    @Test
    void withoutABrowserSessionThereIsNoSid() throws Exception {
        server.clients.put(Client.builder("client-script", "Script")
                .grants(Set.of("password"))
                .scopes(Set.of("openid"))
                .build());

        Answer tokens = server.signIn("client_id", "client-script", "username", "user", "password", "secret");

        var claims = SignedJWT.parse(tokens.text("id_token")).getJWTClaimsSet();
        assertEquals(userId, claims.getSubject());
        assertFalse(claims.getClaims().containsKey("sid"));
    }

    private static String sid(Answer tokens) throws Exception {
        return SignedJWT.parse(tokens.text("id_token")).getJWTClaimsSet().getStringClaim("sid");
    }

    @Test
    void idTokenHasRequestedClaimsButNotThoseOfScopes() throws Exception {
        var plain = SignedJWT.parse(tokens("scope", "openid profile email").text("id_token"));
        var asked = SignedJWT.parse(tokens(
                        "scope",
                        "openid",
                        "claims",
                        "{\"id_token\":{\"email\":{\"essential\":true},\"preferred_username\":null,\"unknown\":null}}")
                .text("id_token"));

        assertFalse(plain.getJWTClaimsSet().getClaims().containsKey("email"));
        assertEquals("user", asked.getJWTClaimsSet().getStringClaim("preferred_username"));
        assertTrue(asked.getJWTClaimsSet().getStringClaim("email").contains("@"));
        assertFalse(asked.getJWTClaimsSet().getClaims().containsKey("unknown"));
    }

    @Test
    void requestedClaimsNeedScopesOfClient() throws Exception {
        client.change(client.registration().scopes(Set.of("openid", "items:read")));

        var token = SignedJWT.parse(tokens("claims", "{\"id_token\":{\"email\":{\"essential\":true}}}")
                .text("id_token"));

        assertFalse(token.getJWTClaimsSet().getClaims().containsKey("email"));
    }

    @Test
    void userinfoHasClaimsOfScopes() throws Exception {
        assertEquals(Set.of("sub"), userinfo(tokens("scope", "openid")).keySet());
        assertEquals(
                Set.of("sub", "preferred_username", "updated_at"),
                userinfo(tokens("scope", "openid profile")).keySet());
        JsonObject email = userinfo(tokens("scope", "openid email"));
        assertEquals(Set.of("sub", "email", "email_verified"), email.keySet());
        assertEquals(userId, email.getString("sub"));
        assertFalse(email.getBoolean("email_verified"));
    }

    @Test
    void userinfoHasRequestedClaims() throws Exception {
        Answer tokens = tokens("scope", "openid", "claims", "{\"userinfo\":{\"email\":null}}");

        assertEquals(Set.of("sub", "email"), userinfo(tokens).keySet());
    }

    @Test
    void userinfoNeedsScopeOpenid() throws Exception {
        Answer answer =
                server.getWith("/oauth2/userinfo", tokens("scope", "items:read").text("access_token"));

        assertEquals(403, answer.status());
        assertTrue(answer.header("WWW-Authenticate").contains("insufficient_scope"));
        assertEquals(401, server.get("/oauth2/userinfo").status());
    }

    // id_token_hint (OpenID Connect Core, section 3.1.2.1)

    @Test
    void idTokenHintOfSignedInUserNeedsNoLogin() throws Exception {
        String hint = tokens().text("id_token");
        server.clock.advance(Duration.ofMinutes(90));

        assertFalse(browser.get(client.request("prompt", "none", "id_token_hint", hint))
                .parameter("code")
                .isEmpty());
    }

    @Test
    void idTokenHintOfOtherUserNeedsLogin() throws Exception {
        String hint = tokens().text("id_token");
        server.users.createUser(
                TestCall.ofClient(Operations.CREATE_USER, "client-admin"),
                UserCreate.builder()
                        .username("reader")
                        .email("reader@example.com")
                        .password("correct horse")
                        .build());
        Browser other = new Browser(server);
        other.follow(other.signIn(other.get(client.request()), "reader", "correct horse"));

        assertEquals(
                "303 " + CALLBACK + " login_required",
                other.get(client.request("prompt", "none", "id_token_hint", hint))
                        .refusal());
        assertEquals(
                "303 /sign-in ",
                other.get(client.request("id_token_hint", hint)).refusal());
    }

    @Test
    void providerMetadataConformToOpenidConnectDiscovery() throws Exception {
        OIDCProviderMetadata metadata = OIDCProviderMetadata.parse(
                server.get("/.well-known/openid-configuration").http().body());

        assertEquals(
                RunningAuthorizationServer.ISSUER.toString(),
                metadata.getIssuer().getValue());
        assertEquals(
                RunningAuthorizationServer.ISSUER + "/oauth2/userinfo",
                metadata.getUserInfoEndpointURI().toString());
        assertEquals(
                RunningAuthorizationServer.ISSUER + "/oauth2/logout",
                metadata.getEndSessionEndpointURI().toString());
        assertEquals(List.of(JWSAlgorithm.RS256, JWSAlgorithm.PS256, JWSAlgorithm.ES256), metadata.getIDTokenJWSAlgs());
        assertTrue(metadata.supportsClaimsParam());
        assertTrue(metadata.getClaims().contains("sid"));
        // Clients are not notified when a session ends.
        assertFalse(metadata.supportsFrontChannelLogout());
        assertFalse(metadata.supportsBackChannelLogout());
        assertFalse(metadata.supportsRequestParam());
        assertFalse(metadata.supportsRequestURIParam());
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

    private Answer tokens(String... changes) throws Exception {
        Answer tokens = client.redeem(client.authorize(browser, changes).parameter("code"));
        assertEquals(200, tokens.status());
        return tokens;
    }

    private JsonObject userinfo(Answer tokens) throws Exception {
        Answer answer = server.getWith("/oauth2/userinfo", tokens.text("access_token"));
        assertEquals(200, answer.status());
        assertEquals("no-store", answer.header("Cache-Control"));
        return answer.json();
    }

    private IDTokenClaimsSet validate(Answer tokens, String algorithm) throws Exception {
        JWKSet keys = JWKSet.parse(server.get("/oauth2/jwks").http().body());
        var validator = new IDTokenValidator(
                new Issuer(RunningAuthorizationServer.ISSUER),
                new ClientID(CodeClient.ID),
                JWSAlgorithm.parse(algorithm),
                keys);
        return validator.validate(SignedJWT.parse(tokens.text("id_token")), new Nonce("n-1"));
    }
}
