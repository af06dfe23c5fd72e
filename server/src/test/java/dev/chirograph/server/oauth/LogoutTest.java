package dev.chirograph.server.oauth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.chirograph.server.TestCall;
import dev.chirograph.server.api.Operations;
import dev.chirograph.server.api.model.UserCreate;
import dev.chirograph.server.clients.Client;
import dev.chirograph.server.oauth.Browser.Page;
import dev.chirograph.server.oauth.RunningAuthorizationServer.Answer;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Logout at the request of a client (OpenID Connect RP-Initiated Logout 1.0). */
final class LogoutTest {
    private static final String AFTERWARDS = "https://app.example/signed-out?from=here";

    @TempDir
    private Path folder;

    private RunningAuthorizationServer server;
    private Browser browser;
    private String client;

    @BeforeEach
    void start() throws Exception {
        server = RunningAuthorizationServer.inDevelopment(folder);
        client = "app";
        server.clients.put(Client.builder(client, "The <App>")
                .postLogoutRedirectUris(List.of(AFTERWARDS))
                .build());
        browser = new Browser(server);
        signIn(browser, "user", "secret");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private static String query(String... namesAndValues) {
        return "/oauth2/logout?" + RunningAuthorizationServer.form(namesAndValues);
    }

    private boolean isSignedIn() throws Exception {
        return browser.get("/oauth2/logout").text().contains("id=\"sign-out\"");
    }

    @Test
    void withoutIdTokenHintTheUserIsAsked() throws Exception {
        Page page = browser.get(query("client_id", client, "post_logout_redirect_uri", AFTERWARDS, "state", "a b"));

        assertEquals(200, page.status());
        assertTrue(page.text().contains("The &lt;App&gt;"), page.text());
        assertTrue(page.header("Content-Security-Policy").contains("form-action 'self' https://app.example;"));
        assertTrue(isSignedIn());
    }

    @Test
    void confirmedLogoutRedirectsWithState() throws Exception {
        Page page = browser.get(query("client_id", client, "post_logout_redirect_uri", AFTERWARDS, "state", "a b"));

        Page done = browser.submit(page, "/oauth2/logout");

        assertEquals(303, done.status());
        assertEquals(AFTERWARDS + "&state=a+b", done.location());
        assertEquals("no-store", done.header("Cache-Control"));
        assertEquals("", browser.cookie("__Host-session"));
        assertFalse(isSignedIn());
    }

    @Test
    void logoutEndsTheSessionOnTheServer() throws Exception {
        String cookie = browser.cookie("__Host-session");
        browser.submit(browser.get("/oauth2/logout"), "/oauth2/logout");

        Page page = new Page(server.send(HttpRequest.newBuilder(server.api("/oauth2/logout"))
                        .header("Cookie", "__Host-session=" + cookie))
                .http());

        assertTrue(page.text().contains("You are signed out"), page.text());
    }

    @Test
    void formWithoutTheCsrfTokenSignsNobodyOut() throws Exception {
        Page ofAClient = browser.post("/oauth2/logout", "client_id", client);
        Page forged = browser.post("/oauth2/logout", "csrf", "x".repeat(43));

        assertEquals(303, ofAClient.status());
        assertEquals("/oauth2/logout?client_id=app", ofAClient.location());
        assertEquals(403, forged.status());
        assertTrue(isSignedIn());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example/",
                "https://app.example/signed-out",
                "https://app.example/signed-out?from=here&x=y",
                "https://app.example/signed-out?from=here#",
                "https://APP.example/signed-out?from=here",
                "https://app.example:443/signed-out?from=here"
            })
    void unregisteredPostLogoutRedirectUriIsRejected(String redirectUri) throws Exception {
        Page shown = browser.get(query("client_id", client, "post_logout_redirect_uri", redirectUri));
        Page agreed = browser.submit(
                browser.get(query("client_id", client)), "/oauth2/logout", "post_logout_redirect_uri", redirectUri);

        assertEquals("400 ", shown.status() + " " + shown.location());
        assertEquals("400 ", agreed.status() + " " + agreed.location());
        assertTrue(isSignedIn());
    }

    @Test
    void errorPageLinksToTheSignOutPage() throws Exception {
        Page error = browser.get(query("post_logout_redirect_uri", "https://evil.example/"));

        assertTrue(error.text().contains("href=\"/oauth2/logout\">Sign out"), error.text());
        assertFalse(error.text().contains("evil.example"), error.text());
    }

    @Test
    void postLogoutRedirectUriRequiresAClient() throws Exception {
        Page ofNobody = browser.get(query("post_logout_redirect_uri", AFTERWARDS));
        Page ofAnUnknownClient = browser.get(query("client_id", "other", "post_logout_redirect_uri", AFTERWARDS));

        assertEquals(400, ofNobody.status());
        assertEquals(400, ofAnUnknownClient.status());
    }

    @Test
    void invalidIdTokenHintIsRejected() throws Exception {
        String unsigned = "eyJhbGciOiJub25lIn0.eyJzdWIiOiJ1c2VyIn0.";

        assertEquals(400, browser.get(query("id_token_hint", unsigned)).status());
        assertEquals(400, browser.get(query("id_token_hint", "x")).status());
        assertTrue(isSignedIn());
    }

    @Test
    void duplicateParameterIsRejected() throws Exception {
        assertEquals(
                400, browser.get("/oauth2/logout?client_id=app&client_id=other").status());
    }

    @Test
    void withoutASessionTheBrowserIsRedirectedAtOnce() throws Exception {
        Page page = new Browser(server).get(query("client_id", client, "post_logout_redirect_uri", AFTERWARDS));

        assertEquals(303, page.status());
        assertEquals(AFTERWARDS, page.location());
    }

    private Answer tokens(String scope) throws Exception {
        CodeClient app = CodeClient.register(server);
        app.change(app.registration().postLogoutRedirectUris(List.of(AFTERWARDS)));
        Answer tokens = app.redeem(app.authorize(browser, "scope", scope).parameter("code"));
        assertEquals(200, tokens.status());
        return tokens;
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

    @Test
    void idTokenHintOfThisSessionSignsOutEvenIfExpired() throws Exception {
        Answer tokens = tokens("openid items:read");
        server.clock.advance(Duration.ofMinutes(90));

        Page done = browser.get(
                query("id_token_hint", tokens.text("id_token"), "post_logout_redirect_uri", AFTERWARDS, "state", "x"));

        assertEquals(303, done.status());
        assertEquals(AFTERWARDS + "&state=x", done.location());
        assertFalse(isSignedIn());
    }

    private void signIn(Browser where, String username, String password) throws Exception {
        where.submit(where.get("/sign-in?continue=%2Fdevice"), "/sign-in", "username", username, "password", password);
    }

    /** Fails unless the page asks the user, who stays signed in. */
    private void assertAsks(Page page) throws Exception {
        assertEquals(200, page.status());
        assertTrue(page.text().contains("id=\"sign-out\""), page.text());
        assertTrue(isSignedIn());
    }

    @Test
    void idTokenHintOfAnotherUserAsksTheUser() throws Exception {
        String idToken = tokens("openid items:read").text("id_token");
        server.users.createUser(
                TestCall.ofClient(Operations.CREATE_USER, "client"),
                UserCreate.builder()
                        .username("grace")
                        .email("grace@example.com")
                        .password("correct horse")
                        .build());
        signIn(browser, "grace", "correct horse");

        Page page = browser.get(query("id_token_hint", idToken));

        assertAsks(page);
        assertTrue(page.text().contains("grace"), page.text());
    }

    @Test
    void idTokenHintOfAnotherBrowserOfTheSameUserAsksTheUser() throws Exception {
        String idToken = tokens("openid items:read").text("id_token");
        Browser other = browser;
        browser = new Browser(server);
        signIn(browser, "user", "secret");

        assertAsks(browser.get(query("id_token_hint", idToken, "post_logout_redirect_uri", AFTERWARDS)));
        assertAsks(browser.follow(browser.post("/oauth2/logout", "id_token_hint", idToken)));

        assertEquals(
                303,
                other.get(query("id_token_hint", idToken, "post_logout_redirect_uri", AFTERWARDS))
                        .status());
    }

    @Test
    void idTokenHintOfAnEndedSessionAsksTheUser() throws Exception {
        String idToken = tokens("openid items:read").text("id_token");
        browser.submit(browser.get("/oauth2/logout"), "/oauth2/logout");
        signIn(browser, "user", "secret");

        assertAsks(browser.get(query("id_token_hint", idToken)));
        assertAsks(browser.follow(browser.post("/oauth2/logout", "id_token_hint", idToken)));
    }

    @Test
    void idTokenHintWithoutSidAsksTheUser() throws Exception {
        server.clients.put(Client.builder("client-script", "Script")
                .grants(Set.of("password"))
                .scopes(Set.of("openid"))
                .build());
        String idToken = server.signIn("client_id", "client-script", "username", "user", "password", "secret")
                .text("id_token");

        assertAsks(browser.get(query("id_token_hint", idToken)));
        assertAsks(browser.follow(browser.post("/oauth2/logout", "id_token_hint", idToken)));
    }

    @Test
    void idTokenHintOfAnotherClientThanClientIdAsksTheUser() throws Exception {
        String idToken = tokens("openid items:read").text("id_token");

        Page page = browser.get(
                query("id_token_hint", idToken, "client_id", client, "post_logout_redirect_uri", AFTERWARDS));
        Page posted = browser.follow(browser.post("/oauth2/logout", "id_token_hint", idToken, "client_id", client));

        assertAsks(page);
        assertTrue(page.text().contains("The &lt;App&gt;"), page.text());
        assertAsks(posted);
    }

    @Test
    void idTokenHintOfAPostIsEvaluatedWithoutGoingIntoAUrl() throws Exception {
        String idToken = tokens("openid items:read").text("id_token");

        Page posted = browser.post(
                "/oauth2/logout", "id_token_hint", idToken, "post_logout_redirect_uri", AFTERWARDS, "state", "a b");

        assertEquals(303, posted.status());
        assertEquals(
                Map.of("client_id", CodeClient.ID, "post_logout_redirect_uri", AFTERWARDS, "state", "a b"),
                posted.parameters());
        assertFalse(posted.http().headers().toString().contains(idToken));
        assertEquals("no-store", posted.header("Cache-Control"));

        Page done = browser.get(posted.location());

        assertEquals(303, done.status());
        assertEquals(AFTERWARDS + "&state=a+b", done.location());
        assertEquals("", browser.cookie("__Host-logout"));
        assertFalse(isSignedIn());
    }

    @Test
    void idTokenHintOfAPostWorksWithoutTheCookiesThatAnotherSitesFormLacks() throws Exception {
        String idToken = tokens("openid items:read").text("id_token");
        Answer posted =
                server.post("/oauth2/logout", Map.of(), RunningAuthorizationServer.form("id_token_hint", idToken));
        String cookie = posted.header("Set-Cookie").replaceFirst(";.*", "");
        assertTrue(cookie.startsWith("__Host-logout="), cookie);

        Page done = new Page(server.send(HttpRequest.newBuilder(server.api(posted.header("Location")))
                        .header("Cookie", "__Host-session=" + browser.cookie("__Host-session") + "; " + cookie))
                .http());

        assertTrue(done.text().contains("You are signed out"), done.text());
        assertFalse(isSignedIn());
    }

    @Test
    void idTokenHintOfAPostCountsForItsOwnClientAlone() throws Exception {
        String idToken = tokens("openid items:read").text("id_token");
        browser.post("/oauth2/logout", "id_token_hint", idToken);

        Page page = browser.get(query("client_id", client));

        assertAsks(page);
        assertEquals("", browser.cookie("__Host-logout"));
    }

    @Test
    void idTokenHintOfAPostCountsOnce() throws Exception {
        String idToken = tokens("openid items:read").text("id_token");
        Page posted = browser.post("/oauth2/logout", "id_token_hint", idToken);
        String cookie = browser.cookie("__Host-logout");
        browser.get(posted.location());
        signIn(browser, "user", "secret");

        Page again = new Page(server.send(HttpRequest.newBuilder(server.api(posted.location()))
                        .header(
                                "Cookie",
                                "__Host-session=" + browser.cookie("__Host-session") + "; __Host-logout=" + cookie))
                .http());

        assertAsks(again);
    }

    @Test
    void logoutRevokesTheTokensOfTheSession() throws Exception {
        Answer tokens = tokens("openid items:read");

        browser.get(query("id_token_hint", tokens.text("id_token")));

        assertEquals("400 invalid_grant", refresh(tokens).refusal());
    }

    @Test
    void offlineAccessOutlivesLogout() throws Exception {
        Answer tokens = tokens("openid items:read offline_access");

        browser.get(query("id_token_hint", tokens.text("id_token")));

        assertFalse(isSignedIn());
        assertEquals(200, refresh(tokens).status());
    }
}
