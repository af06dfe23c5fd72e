package dev.chirograph.server.oauth;

import static dev.chirograph.server.oauth.RunningAuthorizationServer.form;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jwt.SignedJWT;
import dev.chirograph.server.clients.BuiltInClients;
import dev.chirograph.server.clients.ClientCredentials;
import dev.chirograph.server.oauth.RunningAuthorizationServer.Answer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The token endpoint and its compatibility form, over HTTPS. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class TokenEndpointTest {
    private static final String UNKNOWN_SECRET = "wrong-secret-that-nobody-has";

    private RunningAuthorizationServer server;
    private ClientCredentials reports;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        server = RunningAuthorizationServer.inDevelopment(folder);
        reports = server.register("Reports", Set.of("client_credentials"), Set.of("items:read", "items:write"));
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void clientCredentialsGrantIssuesAccessToken() throws Exception {
        Answer answer = server.token(
                "grant_type", "client_credentials", "client_id", reports.id(), "client_secret", reports.secret());

        assertEquals(200, answer.status());
        assertEquals(
                Set.of("access_token", "token_type", "expires_in", "scope"),
                answer.json().keySet());
        assertEquals("Bearer", answer.text("token_type"));
        assertEquals(1800, answer.json().getInt("expires_in"));
        assertEquals("items:read items:write", answer.text("scope"));
    }

    @Test
    void clientCredentialsGrantIssuesNoUserScopes() throws Exception {
        ClientCredentials both = server.register(
                "Both", Set.of("client_credentials", "password"), Set.of("items:read", "openid", "profile"));

        Answer answer = server.token(
                "grant_type", "client_credentials", "client_id", both.id(), "client_secret", both.secret());
        Answer refused = server.token(
                "grant_type",
                "client_credentials",
                "client_id",
                both.id(),
                "client_secret",
                both.secret(),
                "scope",
                "openid");

        assertEquals("items:read", answer.text("scope"));
        assertEquals("400 invalid_scope", refused.refusal());
    }

    @Test
    void accessTokenConformsToRfc9068() throws Exception {
        Answer answer = server.token(
                "grant_type", "client_credentials", "client_id", reports.id(), "client_secret", reports.secret());

        SignedJWT token = SignedJWT.parse(answer.text("access_token"));

        assertEquals("at+jwt", token.getHeader().getType().getType());
        assertEquals("ES256", token.getHeader().getAlgorithm().getName());
        assertEquals(
                Set.of("iss", "sub", "aud", "exp", "iat", "jti", "client_id", "scope"),
                token.getJWTClaimsSet().getClaims().keySet());
        assertEquals(reports.id(), token.getJWTClaimsSet().getSubject());
        assertEquals(reports.id(), token.getJWTClaimsSet().getStringClaim("client_id"));
    }

    @Test
    void clientSecretBasicAuthenticatesClient() throws Exception {
        ClientCredentials job = registerBasic();

        Answer answer = server.post(
                "/oauth2/token",
                Map.of("Authorization", basic(job.id(), job.secret())),
                "grant_type=client_credentials&scope=items%3Aread");

        assertEquals(200, answer.status());
        assertEquals("items:read", answer.text("scope"));
    }

    @Test
    void clientIdBesideBasicIsNoSecondAuthentication() throws Exception {
        ClientCredentials job = registerBasic();

        Answer answer = server.post(
                "/oauth2/token",
                Map.of("Authorization", basic(job.id(), job.secret())),
                form("grant_type", "client_credentials", "client_id", job.id()));

        assertEquals(200, answer.status());
    }

    private ClientCredentials registerBasic() {
        return server.clients.register("Job", Set.of("client_credentials"), Set.of("items:read"));
    }

    @Test
    void secondClientAuthenticationIsRejected() throws Exception {
        Map<String, String> header = Map.of("Authorization", basic(reports.id(), reports.secret()));

        for (String form : List.of(
                form("grant_type", "client_credentials", "client_secret", reports.secret()),
                form("grant_type", "client_credentials", "client_id", "client-other"))) {
            assertEquals(
                    "400 invalid_request",
                    server.post("/oauth2/token", header, form).refusal());
        }
    }

    @Test
    void wrongClientSecretIsInvalidClientWithChallenge() throws Exception {
        Answer basic = server.post(
                "/oauth2/token",
                Map.of("Authorization", basic(reports.id(), UNKNOWN_SECRET)),
                "grant_type=client_credentials");
        Answer post = server.token(
                "grant_type", "client_credentials", "client_id", reports.id(), "client_secret", UNKNOWN_SECRET);

        for (Answer answer : List.of(basic, post)) {
            assertEquals("401 invalid_client", answer.refusal());
            assertTrue(answer.header("WWW-Authenticate").startsWith("Basic realm="), answer.header("WWW-Authenticate"));
        }
    }

    @Test
    void unknownClientIsRejectedLikeWrongSecret() throws Exception {
        Answer wrong = server.token(
                "grant_type", "client_credentials", "client_id", reports.id(), "client_secret", UNKNOWN_SECRET);
        Answer unknown = server.token(
                "grant_type", "client_credentials", "client_id", "client-nobody", "client_secret", UNKNOWN_SECRET);

        assertEquals(wrong.http().body(), unknown.http().body());
    }

    @Test
    void disabledClientIsRejected() throws Exception {
        ClientCredentials gone = server.register("Gone", Set.of("client_credentials"), Set.of("items:read"));
        server.clients.disable(gone.id());

        Answer answer = server.token(
                "grant_type", "client_credentials", "client_id", gone.id(), "client_secret", gone.secret());

        assertEquals("401 invalid_client", answer.refusal());
    }

    @Test
    void disabledPublicClientIsRejected() throws Exception {
        String gone = server.clients.registerPublic("Gone", Set.of("password"), Set.of("profile"));
        server.clients.disable(gone);

        Answer answer =
                server.token("grant_type", "password", "client_id", gone, "username", "user", "password", "secret");

        assertEquals("401 invalid_client", answer.refusal());
    }

    @Test
    void confidentialClientWithoutSecretIsRejected() throws Exception {
        assertEquals(
                "401 invalid_client",
                server.token("grant_type", "client_credentials", "client_id", reports.id())
                        .refusal());
        assertEquals(
                "401 invalid_client",
                server.token(
                                "grant_type", "password",
                                "client_id", reports.id(),
                                "username", "user",
                                "password", "secret")
                        .refusal());
        assertEquals(
                "401 invalid_client",
                server.token("grant_type", "client_credentials").refusal());
    }

    @Test
    void authorizationHeaderOtherThanBasicIsInvalidClient() throws Exception {
        for (String header : List.of(
                "Bearer abc",
                "Basic",
                "Basic !!!",
                "Basic " + base64("noColon"),
                "Basic " + base64("a%zz:b"),
                "Basic " + base64(":"),
                "Basic " + base64("%00:%ff"))) {
            Answer answer =
                    server.post("/oauth2/token", Map.of("Authorization", header), "grant_type=client_credentials");

            assertEquals("401 invalid_client", answer.refusal(), header);
            assertTrue(answer.header("WWW-Authenticate").startsWith("Basic"));
        }
    }

    @Test
    void grantOfUnregisteredTypeIsUnauthorizedClient() throws Exception {
        Answer answer = server.token(
                "grant_type", "password",
                "client_id", reports.id(),
                "client_secret", reports.secret(),
                "username", "user",
                "password", "secret");

        assertEquals("400 unauthorized_client", answer.refusal());
    }

    @Test
    void unknownGrantTypeIsUnsupportedGrantType() throws Exception {
        for (String grant : List.of(
                "urn:ietf:params:oauth:grant-type:jwt-bearer",
                "urn:ietf:params:oauth:grant-type:token-exchange",
                "implicit",
                "PASSWORD",
                "\u0000\"\\")) {
            assertEquals(
                    "400 unsupported_grant_type",
                    server.token("grant_type", grant).refusal(),
                    grant);
        }
    }

    @Test
    void missingGrantTypeIsInvalidRequest() throws Exception {
        assertEquals(
                "400 invalid_request",
                server.token("username", "user", "password", "secret").refusal());
        assertEquals("400 invalid_request", server.token("grant_type", "").refusal());
        assertEquals("400 invalid_request", server.token().refusal());
    }

    @Test
    void missingGrantParameterIsInvalidRequest() throws Exception {
        assertEquals("400 invalid_request", server.signIn("username", "user").refusal());
        assertEquals("400 invalid_request", server.signIn("password", "secret").refusal());
        assertEquals(
                "400 invalid_request",
                server.signIn("username", "user", "password", "").refusal());
        assertEquals(
                "400 invalid_request",
                server.token("grant_type", "refresh_token", "client_id", BuiltInClients.PASSWORD_FORM)
                        .refusal());
    }

    @Test
    void scopeBeyondRegistrationIsInvalidScope() throws Exception {
        for (String scope : List.of("users:write", "items:read users:write", "\"", "items:read\u0000", " ")) {
            Answer answer = server.token(
                    "grant_type",
                    "client_credentials",
                    "client_id",
                    reports.id(),
                    "client_secret",
                    reports.secret(),
                    "scope",
                    scope);

            assertEquals("400 invalid_scope", answer.refusal(), scope);
        }
    }

    @Test
    void duplicateParameterIsInvalidRequest() throws Exception {
        for (String form : List.of(
                "username=user&password=secret&username=admin",
                "username=user&password=secret&scope=&scope=profile",
                "username=user&password=secret&x=1&x=1")) {
            assertEquals(
                    "400 invalid_request", server.post("/token", Map.of(), form).refusal(), form);
        }
    }

    @Test
    void unknownParametersAreIgnored() throws Exception {
        Answer answer = server.signIn(
                "username", "user", "password", "secret", "state", "x", "assertion", "y", "audience", "z");

        assertEquals(200, answer.status());
    }

    @Test
    void malformedFormIsInvalidRequest() throws Exception {
        for (String body : List.of("%", "username=%zz", "username=%ff", "a=%e2%82", "x".repeat(10) + "&".repeat(200))) {
            assertEquals(
                    "400 invalid_request", server.post("/token", Map.of(), body).refusal(), body);
        }
    }

    @Test
    void otherMediaTypeIsInvalidRequest() throws Exception {
        String form = form("username", "user", "password", "secret");

        for (String type : List.of(
                "application/json",
                "text/plain",
                "application/x-www-form-urlencoded; charset=utf-16",
                "application/x-www-form-urlencodedx")) {
            Answer answer = server.post("/token", Map.of("Content-Type", type), form);

            assertEquals("400 invalid_request", answer.refusal(), type);
        }
        assertEquals(
                200,
                server.post("/token", Map.of("Content-Type", "Application/X-WWW-Form-Urlencoded; Charset=UTF-8"), form)
                        .status());
    }

    @Test
    void tooLargeBodyIsProblem() throws Exception {
        Answer answer = server.post("/token", Map.of(), "password=" + "x".repeat(70 * 1024));

        assertEquals(413, answer.status());
        assertEquals("application/problem+json", answer.header("Content-Type"));
    }

    @Test
    void credentialsInQueryAreIgnored() throws Exception {
        Answer answer = server.post("/token?username=user&password=secret", Map.of(), "");

        assertEquals("400 invalid_request", answer.refusal());
    }

    @Test
    void passwordFormNeedsNoClientId() throws Exception {
        Answer answer = server.signIn("username", "user", "password", "secret");

        assertEquals(200, answer.status());
        assertEquals(
                "email items:read items:write openid profile sessions:read sessions:write users:read users:write",
                answer.text("scope"));
        assertNotEquals("", answer.text("refresh_token"));
        assertEquals(
                BuiltInClients.PASSWORD_FORM,
                SignedJWT.parse(answer.text("access_token")).getJWTClaimsSet().getStringClaim("client_id"));
        assertEquals(
                200, server.getWith("/users/me", answer.text("access_token")).status());
    }

    @Test
    void passwordGrantIsAnsweredWithDeprecationHeader() throws Exception {
        for (Answer answer : List.of(
                server.signIn("username", "user", "password", "secret"),
                server.signIn("username", "user"),
                server.signIn("grant_type", "client_credentials"),
                server.token(
                        "grant_type",
                        "password",
                        "client_id",
                        BuiltInClients.PASSWORD_FORM,
                        "username",
                        "user",
                        "password",
                        "secret"),
                server.token("grant_type", "password"))) {
            assertEquals("@1795478400", answer.header("Deprecation"));
            assertEquals("</oauth2/authorize>; rel=\"successor-version\"", answer.header("Link"));
        }
    }

    @Test
    void otherGrantsHaveNoDeprecationHeader() throws Exception {
        Answer answer = server.token(
                "grant_type", "client_credentials", "client_id", reports.id(), "client_secret", reports.secret());

        assertEquals("", answer.header("Deprecation"));
        assertEquals("", answer.header("Link"));
    }

    @Test
    void passwordFormRejectsOtherGrants() throws Exception {
        Answer answer = server.signIn(
                "grant_type", "client_credentials", "client_id", reports.id(), "client_secret", reports.secret());

        assertEquals("400 unsupported_grant_type", answer.refusal());
    }

    @Test
    void passwordFormAcceptsOtherClients() throws Exception {
        String phone = server.clients.registerPublic("Phone", Set.of("password"), Set.of("profile"));

        Answer answer = server.signIn("client_id", phone, "username", "user", "password", "secret");

        assertEquals("profile", answer.text("scope"));
        assertEquals("", answer.text("refresh_token"));
    }

    @Test
    void wrongPasswordIsInvalidGrant() throws Exception {
        Answer wrong = server.signIn("username", "user", "password", "wrong");
        Answer unknown = server.signIn("username", "nobody", "password", "wrong");

        assertEquals("400 invalid_grant", wrong.refusal());
        assertEquals(wrong.http().body(), unknown.http().body());
        for (String name : List.of("u".repeat(65), "us\u0000er", "\uD83D\uDE00")) {
            assertEquals(
                    "400 invalid_grant",
                    server.signIn("username", name, "password", "secret").refusal());
        }
        assertEquals(
                "400 invalid_grant",
                server.signIn("username", "user", "password", "p".repeat(5000)).refusal());
    }

    @Test
    void everyResponseIsNoStore() throws Exception {
        for (Answer answer : List.of(
                server.signIn("username", "user", "password", "secret"),
                server.signIn("username", "user", "password", "wrong"),
                server.token("grant_type", "client_credentials"),
                server.token("grant_type", "x"))) {
            assertEquals("no-store", answer.header("Cache-Control"));
            assertEquals("no-cache", answer.header("Pragma"));
            assertEquals("application/json", answer.header("Content-Type"));
        }
    }

    @Test
    void responsesDoNotEchoInput() throws Exception {
        for (Answer answer : List.of(
                server.signIn("username", "user", "password", UNKNOWN_SECRET),
                server.signIn("username", "user", "password", "secret", UNKNOWN_SECRET, "x", "scope", UNKNOWN_SECRET),
                server.token("grant_type", UNKNOWN_SECRET),
                server.token("grant_type", "client_credentials", "client_id", "x", "client_secret", UNKNOWN_SECRET),
                server.post(
                        "/oauth2/token",
                        Map.of("Authorization", "Basic " + base64(UNKNOWN_SECRET)),
                        "grant_type=client_credentials"))) {
            assertTrue(answer.status() >= 400);
            assertFalse(
                    answer.http().body().contains(UNKNOWN_SECRET), answer.http().body());
        }
    }

    private static String basic(String id, String secret) {
        return "Basic " + base64(id + ":" + secret);
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
