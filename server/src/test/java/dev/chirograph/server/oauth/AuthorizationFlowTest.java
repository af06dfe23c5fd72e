package dev.chirograph.server.oauth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.chirograph.server.TestCall;
import dev.chirograph.server.api.Operations;
import dev.chirograph.server.api.model.UserCreate;
import dev.chirograph.server.api.model.UserPatch;
import dev.chirograph.server.clients.AuthenticationMethod;
import dev.chirograph.server.oauth.Browser.Page;
import dev.chirograph.server.oauth.RunningAuthorizationServer.Answer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Authorization requests over HTTPS, from their arrival through login and consent to the response. */
final class AuthorizationFlowTest {
    private static final String CALLBACK = "https://app.example/callback";

    private RunningAuthorizationServer server;
    private CodeClient client;
    private Browser browser;

    @BeforeEach
    void start(@TempDir Path folder) throws Exception {
        server = RunningAuthorizationServer.inDevelopment(folder);
        client = CodeClient.register(server);
        browser = new Browser(server);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void signInAndConsentLeadToACodeWithStateAndIssuer() throws Exception {
        Page signIn = browser.follow(browser.get(client.request()));
        Page consent = browser.follow(browser.signIn(signIn, "user", "secret"));
        Page answer = CodeClient.approve(browser, consent);

        assertEquals(200, consent.status());
        assertTrue(consent.text().contains("Example App"));
        assertEquals("303 " + CALLBACK + " ", answer.refusal());
        assertEquals(
                Set.of("tenant", "code", "state", "iss"), answer.parameters().keySet());
        assertTrue(answer.parameter("code").matches("[A-Za-z0-9_-]{43}"));
        assertEquals("s&=?/ 1", answer.parameter("state"));
        assertEquals(RunningAuthorizationServer.ISSUER.toString(), answer.parameter("iss"));
        assertEquals("no-store", answer.header("Cache-Control"));
        assertEquals("no-referrer", answer.header("Referrer-Policy"));
    }

    @Test
    void codeGivesTokensForTheRequestedScopes() throws Exception {
        Page answer = client.authorize(browser);

        Answer tokens = client.redeem(answer.parameter("code"));

        assertEquals(200, tokens.status());
        assertEquals("items:read openid", tokens.text("scope"));
        assertEquals("no-store", tokens.header("Cache-Control"));
        assertEquals(
                200,
                server.token(
                                "grant_type",
                                "refresh_token",
                                "client_id",
                                CodeClient.ID,
                                "client_secret",
                                CodeClient.SECRET,
                                "refresh_token",
                                tokens.text("refresh_token"))
                        .status());
    }

    @Test
    void sessionAndConsentGiveACodeWithoutAPage() throws Exception {
        client.authorize(browser);

        Page answer = browser.get(client.request());

        assertEquals("303 " + CALLBACK + " ", answer.refusal());
        assertFalse(answer.parameter("code").isEmpty());
    }

    @Test
    void moreScopesThanConsentedToNeedConsentAgain() throws Exception {
        client.authorize(browser);

        Page more = browser.follow(browser.get(client.request("scope", "openid items:read items:write")));

        assertEquals(200, more.status());
        assertTrue(more.text().contains("id=\"consent-approve\""));
    }

    @Test
    void consentsAreAddedUp() throws Exception {
        client.authorize(browser, "scope", "openid items:read");
        client.authorize(browser, "scope", "openid items:write");

        Page answer = browser.get(client.request("scope", "openid items:read items:write"));

        assertFalse(answer.parameter("code").isEmpty());
    }

    @Test
    void denyingGivesAccessDeniedAndIsNotRemembered() throws Exception {
        Page consent = consentPage();

        Page answer = CodeClient.deny(browser, consent);

        assertEquals("303 " + CALLBACK + " access_denied", answer.refusal());
        assertEquals("s&=?/ 1", answer.parameter("state"));
        assertEquals("303 /consent ", browser.get(client.request()).refusal());
    }

    @Test
    void clientWithoutConsentGetsItsCodeAfterLogin() throws Exception {
        client.change(client.registration().consentRequired(false));

        Page answer = browser.follow(browser.signIn(browser.get(client.request()), "user", "secret"));

        assertEquals("303 " + CALLBACK + " ", answer.refusal());
        assertFalse(answer.parameter("code").isEmpty());
    }

    @Test
    void publicClientWithALoopbackRedirectUriNeedsConsentEachTime() throws Exception {
        client.change(client.registration()
                .authenticationMethod(AuthenticationMethod.NONE)
                .secretHash(null)
                .redirectUris(List.of("http://127.0.0.1/callback")));
        String redirectUri = "http://127.0.0.1:51004/callback";
        Page first = client.authorize(browser, "redirect_uri", redirectUri);

        Page again = browser.get(client.request("redirect_uri", redirectUri));
        Page silent = browser.get(client.request("redirect_uri", redirectUri, "prompt", "none"));

        assertEquals("303 " + redirectUri + " ", first.refusal());
        assertEquals("303 /consent ", again.refusal());
        assertEquals("303 " + redirectUri + " consent_required", silent.refusal());
    }

    @Test
    void scopesThatTheUserDoesNotHaveAreNotGranted() throws Exception {
        createUser("reader");

        Page consent = browser.follow(browser.signIn(
                browser.get(client.request("scope", "openid items:read users:read")), "reader", "correct horse"));
        Answer tokens = client.redeem(CodeClient.approve(browser, consent).parameter("code"));

        assertEquals("items:read openid", tokens.text("scope"));
    }

    @Test
    void userWithNoneOfTheScopesGivesAccessDenied() throws Exception {
        createUser("reader");

        Page answer = browser.follow(
                browser.signIn(browser.get(client.request("scope", "users:read")), "reader", "correct horse"));

        assertEquals("303 " + CALLBACK + " access_denied", answer.refusal());
    }

    // prompt (OpenID Connect Core, section 3.1.2.1)

    @Test
    void promptNoneWithoutASignInIsLoginRequired() throws Exception {
        assertEquals(
                "303 " + CALLBACK + " login_required",
                browser.get(client.request("prompt", "none")).refusal());
    }

    @Test
    void promptNoneWithoutConsentIsConsentRequired() throws Exception {
        consentPage();

        assertEquals(
                "303 " + CALLBACK + " consent_required",
                browser.get(client.request("prompt", "none")).refusal());
    }

    @Test
    void promptNoneWithSessionAndConsentGivesACode() throws Exception {
        client.authorize(browser);

        Page answer = browser.get(client.request("prompt", "none"));

        assertFalse(answer.parameter("code").isEmpty());
    }

    @Test
    void promptLoginAsksForThePasswordAgain() throws Exception {
        client.authorize(browser);

        Page asked = browser.get(client.request("prompt", "login"));
        Page answer = browser.follow(browser.signIn(asked, "user", "secret"));

        assertEquals("303 /sign-in ", asked.refusal());
        assertFalse(answer.parameter("code").isEmpty());
    }

    @Test
    void promptLoginIsNotBypassedByTheConsentPage() throws Exception {
        client.authorize(browser);
        Page asked = browser.get(client.request("prompt", "login"));

        Page answer = browser.get(asked.parameter("continue"));

        assertEquals("303 /sign-in ", answer.refusal());
    }

    @Test
    void promptSelectAccountLetsAnotherUserSignIn() throws Exception {
        createUser("reader");
        client.authorize(browser);

        Page asked = browser.get(client.request("prompt", "select_account"));
        Page consent = browser.follow(browser.signIn(asked, "reader", "correct horse"));

        assertEquals("303 /sign-in ", asked.refusal());
        assertTrue(consent.text().contains("reader"));
    }

    @Test
    void promptConsentAsksAgain() throws Exception {
        client.authorize(browser);

        Page consent = browser.follow(browser.get(client.request("prompt", "consent")));
        Page answer = CodeClient.approve(browser, consent);

        assertEquals(200, consent.status());
        assertFalse(answer.parameter("code").isEmpty());
    }

    // max_age

    @Test
    void maxAgeRequiresLoginAgainWhenTheSessionIsOlder() throws Exception {
        client.authorize(browser);
        server.clock.advance(Duration.ofSeconds(61));

        assertEquals(
                "303 /sign-in ", browser.get(client.request("max_age", "60")).refusal());
        assertEquals(
                "303 " + CALLBACK + " login_required",
                browser.get(client.request("max_age", "60", "prompt", "none")).refusal());
    }

    @Test
    void maxAgeAcceptsAYoungerSession() throws Exception {
        client.authorize(browser);
        server.clock.advance(Duration.ofSeconds(59));

        assertFalse(
                browser.get(client.request("max_age", "60")).parameter("code").isEmpty());
    }

    @Test
    void maxAgeZeroAlwaysRequiresLogin() throws Exception {
        client.authorize(browser);

        Page asked = browser.get(client.request("max_age", "0"));
        Page answer = browser.follow(browser.signIn(asked, "user", "secret"));

        assertEquals("303 /sign-in ", asked.refusal());
        assertFalse(answer.parameter("code").isEmpty());
    }

    @Test
    void maxAgeIgnoresTheTimeOnTheConsentPage() throws Exception {
        Page consent = consentPage("max_age", "1");
        server.clock.advance(Duration.ofMinutes(2));

        assertFalse(CodeClient.approve(browser, consent).parameter("code").isEmpty());
    }

    // claims

    @Test
    void claimsSubAllowsNoOtherUser() throws Exception {
        String userId =
                server.directory.authenticate("user", "secret").account().userId();
        client.authorize(browser);
        String own = "{\"id_token\":{\"sub\":{\"value\":\"" + userId + "\"}}}";
        String other = "{\"id_token\":{\"sub\":{\"value\":\"somebody\"}}}";

        assertFalse(browser.get(client.request("claims", own)).parameter("code").isEmpty());
        assertEquals(
                "303 " + CALLBACK + " login_required",
                browser.get(client.request("claims", other, "prompt", "none")).refusal());
        Page asked = browser.get(client.request("claims", other));
        assertEquals("303 /sign-in ", asked.refusal());
        assertEquals(
                "303 " + CALLBACK + " login_required",
                browser.follow(browser.signIn(asked, "user", "secret")).refusal());
    }

    @Test
    void accessTokenIsRejectedAsIdTokenHint() throws Exception {
        String accessToken =
                client.redeem(client.authorize(browser).parameter("code")).text("access_token");

        assertEquals(
                "303 " + CALLBACK + " invalid_request",
                browser.get(client.request("id_token_hint", accessToken)).refusal());
    }

    @Test
    void loginHintIsEscapedOnTheSignInPage() throws Exception {
        Page page = browser.follow(browser.get(client.request("login_hint", "reader\"><b>")));

        assertTrue(page.text().contains("reader&"), page.text());
        assertFalse(page.text().contains("<b>"));
    }

    // Requests in progress

    @Test
    void anotherBrowserCannotContinueARequest() throws Exception {
        Page asked = browser.get(client.request());
        Browser other = new Browser(server);
        client.authorize(other);

        assertIsPage(other.get(asked.parameter("continue")));
        assertIsPage(new Browser(server).get(asked.parameter("continue")));
    }

    @Test
    void requestExpiresAfterTenMinutes() throws Exception {
        Page consent = consentPage();
        server.clock.advance(Duration.ofMinutes(10));

        assertIsPage(CodeClient.approve(browser, consent));
    }

    @Test
    void requestIsCompletedOnce() throws Exception {
        Page consent = consentPage();
        CodeClient.approve(browser, consent);

        assertIsPage(CodeClient.approve(browser, consent));
    }

    @Test
    void unknownRequestGetsAnErrorPage() throws Exception {
        for (String query :
                List.of("", "?request=", "?request=x", "?request=" + "x".repeat(43), "?request=a&request=b")) {
            assertIsPage(browser.get("/consent" + query));
        }
        assertIsPage(browser.post("/consent", "decision", "approve"));
    }

    @Test
    void consentWithoutTheCsrfTokenIsRejected() throws Exception {
        Page consent = consentPage();

        assertEquals(
                403,
                browser.submit(consent, "/consent", "decision", "approve", "csrf", "x")
                        .status());
        assertEquals(
                403,
                browser.submit(consent, "/consent", "decision", "approve", "csrf", "")
                        .status());
        assertEquals(
                403,
                browser.submit(consent, "/consent", "decision", "deny", "csrf", "x")
                        .status());
    }

    @Test
    void csrfTokenOfOneRequestIsRejectedForAnother() throws Exception {
        String token = consentPage().hidden().get("csrf");
        Page other = browser.follow(browser.get(client.request("scope", "openid items:write")));

        assertNotEquals(token, other.hidden().get("csrf"));
        assertEquals(
                403,
                browser.submit(other, "/consent", "decision", "approve", "csrf", token)
                        .status());
    }

    @Test
    void csrfTokenOfOneUserIsRejectedForAnother() throws Exception {
        createUser("reader");
        Page consent = consentPage();
        browser.follow(browser.signIn(browser.get(client.request("prompt", "login")), "reader", "correct horse"));

        assertEquals(403, CodeClient.approve(browser, consent).status());
    }

    // Switching the user

    @Test
    void switchingTheUserSignsOutAndComesBackToTheSameRequest() throws Exception {
        createUser("reader");
        Page consent = consentPage();

        Page switched = browser.submit(consent, "/consent", "decision", "switch-user");
        String session = browser.cookie("__Host-session");
        Page again = browser.follow(browser.signIn(switched, "reader", "correct horse"));
        Page answer = CodeClient.approve(browser, again);

        assertEquals("303 /sign-in ", switched.refusal());
        assertEquals("/consent?request=" + consent.hidden().get("request"), switched.parameter("continue"));
        assertEquals("", session);
        assertTrue(again.text().contains("Signed in as <strong>reader</strong>"), again.text());
        assertEquals("303 " + CALLBACK + " ", answer.refusal());
        assertEquals("s&=?/ 1", answer.parameter("state"));
    }

    @Test
    void switchingTheUserRevokesTheTokensOfTheSession() throws Exception {
        Answer tokens = client.redeem(client.authorize(browser).parameter("code"));
        Page consent = browser.follow(browser.get(client.request("scope", "openid items:write")));

        browser.submit(consent, "/consent", "decision", "switch-user");

        Answer refreshed = server.token(
                "grant_type",
                "refresh_token",
                "client_id",
                CodeClient.ID,
                "client_secret",
                CodeClient.SECRET,
                "refresh_token",
                tokens.text("refresh_token"));
        assertEquals("400 invalid_grant", refreshed.refusal());
    }

    @Test
    void switchingTheUserWithoutTheCsrfTokenSignsNobodyOut() throws Exception {
        Page consent = consentPage();

        Page forged = browser.submit(consent, "/consent", "decision", "switch-user", "csrf", "x");

        assertEquals(403, forged.status());
        assertFalse(CodeClient.approve(browser, consent).parameter("code").isEmpty());
    }

    // Error pages

    @Test
    void csrfErrorPageLinksBackToTheRequest() throws Exception {
        Page consent = consentPage();

        Page error = browser.submit(consent, "/consent", "decision", "approve", "csrf", "x");
        Page back = browser.get("/consent?request=" + consent.hidden().get("request"));

        assertTrue(
                error.text()
                        .contains("href=\"/consent?request=" + consent.hidden().get("request") + "\""),
                error.text());
        assertTrue(back.text().contains("id=\"consent-approve\""), back.text());
    }

    @Test
    void errorPageOfAnUnknownRequestHasTheRequestIdAndNoLink() throws Exception {
        for (String request : List.of("x".repeat(43), "//evil.example/", "https://evil.example/")) {
            Page error = browser.get("/consent?" + RunningAuthorizationServer.form("request", request));

            assertIsPage(error);
            assertTrue(
                    error.text().contains("<code id=\"request-id\">" + error.header("X-Request-Id") + "</code>"),
                    error.text());
            assertFalse(error.text().contains("id=\"back\""), error.text());
            assertFalse(error.text().contains("evil"), error.text());
        }
    }

    @Test
    void databaseOutageIsAnsweredWith503AndALinkToTryAgain() throws Exception {
        browser.get("/device");
        server.database.close();

        Page page = browser.get("/oauth2/authorize?client_id=" + CodeClient.ID + "&state=%22%3E");

        assertEquals(503, page.status());
        assertFalse(page.header("Retry-After").isEmpty());
        assertTrue(
                page.text().contains("href=\"/oauth2/authorize?client_id=client-app&amp;state=%22%3E\">Try again"),
                page.text());
    }

    @Test
    void accessPageNeedsNoSignIn() throws Exception {
        Page page = browser.get("/pages/access");

        assertEquals(200, page.status());
        assertTrue(page.text().contains("DELETE /sessions/{session_id}"), page.text());
    }

    @Test
    void consentWithoutADecisionIsRejected() throws Exception {
        assertIsPage(browser.submit(consentPage(), "/consent"));
    }

    @Test
    void userDisabledMeanwhileIsSignedOut() throws Exception {
        Page consent = consentPage();
        UUID userId = UUID.fromString(
                server.directory.authenticate("user", "secret").account().userId());
        server.users.updateUser(
                TestCall.ofClient(Operations.UPDATE_USER, "client-admin"),
                userId,
                UserPatch.builder().disabled(true).build());

        assertEquals("303 /sign-in ", CodeClient.approve(browser, consent).refusal());
    }

    @Test
    void clientDisabledMeanwhileGetsAnErrorPage() throws Exception {
        Page consent = consentPage();
        server.clients.disable(CodeClient.ID);

        assertIsPage(CodeClient.approve(browser, consent));
    }

    @Test
    void postedRequestLeadsToACode() throws Exception {
        Page first = new Page(
                server.post("/oauth2/authorize", Map.of(), client.parameters()).http());

        Page consent = browser.follow(browser.signIn(browser.follow(first), "user", "secret"));

        assertFalse(CodeClient.approve(browser, consent).parameter("code").isEmpty());
    }

    // Pushed requests (RFC 9126)

    @Test
    void pushedRequestLeadsToACode() throws Exception {
        Page consent = browser.follow(browser.signIn(browser.get(client.pushed()), "user", "secret"));

        Page answer = CodeClient.approve(browser, consent);

        assertEquals("303 " + CALLBACK + " ", answer.refusal());
        assertEquals("s&=?/ 1", answer.parameter("state"));
        assertEquals(200, client.redeem(answer.parameter("code")).status());
    }

    @Test
    void pushedRequestIsCompletedOnceButMayBeOpenedAgainBefore() throws Exception {
        String path = client.pushed();
        browser.get(path);
        Page consent = browser.follow(browser.signIn(browser.get(path), "user", "secret"));
        Page other = browser.follow(browser.get(path));

        Page answer = CodeClient.approve(browser, consent);

        assertFalse(answer.parameter("code").isEmpty());
        assertIsPage(browser.get(path));
        assertIsPage(CodeClient.approve(browser, other));
    }

    @Test
    void rejectedPushedRequestIsCompleted() throws Exception {
        String path = client.pushed("prompt", "none");

        assertEquals("303 " + CALLBACK + " login_required", browser.get(path).refusal());
        assertIsPage(browser.get(path));
    }

    @Test
    void pushedRequestExpiresAfterAMinute() throws Exception {
        String path = client.pushed();
        server.clock.advance(Duration.ofSeconds(60));

        assertIsPage(browser.get(path));
    }

    @Test
    void openedPushedRequestOutlivesItsRequestUri() throws Exception {
        Page asked = browser.get(client.pushed());
        server.clock.advance(Duration.ofMinutes(5));

        Page consent = browser.follow(browser.signIn(asked, "user", "secret"));

        assertFalse(CodeClient.approve(browser, consent).parameter("code").isEmpty());
    }

    @Test
    void pushedRequestBelongsToItsClient() throws Exception {
        String path = client.pushed();

        assertIsPage(browser.get(path.replace(CodeClient.ID, "client-password-form")));
        assertIsPage(browser.get(path.replace("client_id=" + CodeClient.ID, "client_id=")));
        assertEquals("303 /sign-in ", browser.get(path).refusal());
    }

    @Test
    void parametersBesideARequestUriAreIgnored() throws Exception {
        String path = client.pushed("state", "pushed")
                + "&state=other&prompt=none&redirect_uri=https://evil.example/&scope=x";

        Page consent = browser.follow(browser.signIn(browser.get(path), "user", "secret"));
        Page answer = CodeClient.approve(browser, consent);

        assertEquals("303 " + CALLBACK + " ", answer.refusal());
        assertEquals("pushed", answer.parameter("state"));
    }

    @Test
    void unknownRequestUriGetsAnErrorPage() throws Exception {
        for (String id : List.of("", "x", "x".repeat(43), "\u0000")) {
            assertIsPage(browser.get("/oauth2/authorize?"
                    + RunningAuthorizationServer.form(
                            "client_id", CodeClient.ID, "request_uri", "urn:ietf:params:oauth:request_uri:" + id)));
        }
    }

    @Test
    void clientThatMustPushMayPush() throws Exception {
        client.change(client.registration().pushedRequestsRequired(true));

        assertEquals("303 /sign-in ", browser.get(client.pushed()).refusal());
    }

    private Page consentPage(String... changes) throws Exception {
        return browser.follow(browser.signIn(browser.get(client.request(changes)), "user", "secret"));
    }

    private void createUser(String username) throws Exception {
        server.users.createUser(
                TestCall.ofClient(Operations.CREATE_USER, "client-admin"),
                UserCreate.builder()
                        .username(username)
                        .email(username + "@example.com")
                        .password("correct horse")
                        .build());
    }

    private static void assertIsPage(Page page) {
        assertEquals(400, page.status());
        assertTrue(page.header("Content-Type").startsWith("text/html"), page.header("Content-Type"));
        assertEquals("", page.location());
    }
}
