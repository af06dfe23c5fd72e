package dev.chirograph.server.oauth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jwt.SignedJWT;
import dev.chirograph.server.clients.Client;
import dev.chirograph.server.oauth.Browser.Page;
import dev.chirograph.server.oauth.RunningAuthorizationServer.Answer;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Device authorization over HTTPS: a code on a device, and a browser on another. */
final class DeviceTest {
    private static final String GRANT = "urn:ietf:params:oauth:grant-type:device_code";
    private static final String TV = "client-tv";

    private RunningAuthorizationServer server;

    @BeforeEach
    void start(@TempDir Path folder) throws Exception {
        server = RunningAuthorizationServer.inDevelopment(folder);
        server.clients.put(Client.builder(TV, "Example <TV>")
                .grants(Set.of(GRANT, "refresh_token"))
                .scopes(Set.of("profile", "items:read", "items:write"))
                .build());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void userEntersTheCodeSignsInAndApproves() throws Exception {
        Answer codes = codes("scope", "items:read profile");
        Browser browser = new Browser(server);

        Page typed = browser.submit(browser.get("/device"), "/device", "user_code", typed(codes));
        Page confirm = browser.follow(browser.signIn(typed, "user", "secret"));
        Page done = browser.submit(confirm, "/device", "decision", "approve");
        Answer tokens = poll(codes);

        assertEquals(200, confirm.status());
        assertTrue(confirm.text().contains("Example &lt;TV&gt;"), confirm.text());
        assertTrue(confirm.text().contains(codes.text("user_code")));
        assertTrue(confirm.text().contains("id=\"device-approve\""));
        assertTrue(confirm.text().contains("id=\"device-deny\""));
        assertEquals(200, done.status());
        assertEquals(200, tokens.status());
        assertEquals("items:read profile", tokens.text("scope"));
        assertEquals("no-store", tokens.header("Cache-Control"));
        assertEquals("400 invalid_grant", poll(codes).refusal());
        assertEquals(
                200,
                server.token(
                                "grant_type",
                                "refresh_token",
                                "client_id",
                                TV,
                                "refresh_token",
                                tokens.text("refresh_token"))
                        .status());
    }

    @Test
    void idTokenOfADeviceHasNoSid() throws Exception {
        server.clients.put(
                server.clients.find(TV).toBuilder().scopes(Set.of("openid")).build());
        Answer codes = codes("scope", "openid");
        Browser browser = new Browser(server);
        Page typed = browser.submit(browser.get("/device"), "/device", "user_code", typed(codes));
        Page confirm = browser.follow(browser.signIn(typed, "user", "secret"));
        browser.submit(confirm, "/device", "decision", "approve");

        Answer tokens = poll(codes);

        assertFalse(SignedJWT.parse(tokens.text("id_token"))
                .getJWTClaimsSet()
                .getClaims()
                .containsKey("sid"));
    }

    @Test
    void deviceAuthorizationResponseFollowsRfc8628() throws Exception {
        Answer codes = codes();

        assertEquals(200, codes.status());
        assertEquals("no-store", codes.header("Cache-Control"));
        assertTrue(codes.text("user_code").matches("[BCDFGHJKLMNPQRSTVWXZ]{4}-[BCDFGHJKLMNPQRSTVWXZ]{4}"));
        assertEquals("https://api.example:8443/device", codes.text("verification_uri"));
        assertEquals(
                "https://api.example:8443/device?user_code=" + codes.text("user_code"),
                codes.text("verification_uri_complete"));
        assertEquals(600, codes.json().getInt("expires_in"));
        assertEquals(5, codes.json().getInt("interval"));
        assertEquals(43, codes.text("device_code").length());
    }

    @Test
    void verificationUriCompleteStillAsksTheUser() throws Exception {
        Answer codes = codes();
        Browser browser = new Browser(server);
        String link = "/device?user_code=" + codes.text("user_code");

        Page entry = browser.get(link);
        Page confirm = browser.follow(
                browser.signIn(browser.submit(entry, "/device", "user_code", typed(codes)), "user", "secret"));
        Page again = browser.get(link);

        assertTrue(entry.text().contains("value=\"" + codes.text("user_code") + "\""), entry.text());
        assertTrue(entry.text().contains("id=\"user-code\""));
        assertTrue(confirm.text().contains("id=\"device-approve\""));
        assertTrue(again.text().contains("id=\"device-approve\""));
        assertEquals("400 authorization_pending", poll(codes).refusal());
    }

    @Test
    void denyingGivesAccessDenied() throws Exception {
        Answer codes = codes();
        Browser browser = new Browser(server);

        Page done = browser.submit(confirm(browser, codes), "/device", "decision", "deny");

        assertEquals(200, done.status());
        assertEquals("400 access_denied", poll(codes).refusal());
    }

    @Test
    void switchingTheUserSignsOutAndComesBackToTheDevice() throws Exception {
        Answer codes = codes();
        Browser browser = new Browser(server);
        Page confirm = confirm(browser, codes);

        Page switched = browser.submit(confirm, "/device", "decision", "switch-user");
        String session = browser.cookie("__Host-session");
        Page again = browser.follow(browser.signIn(switched, "user", "secret"));

        assertEquals("303 /sign-in ", switched.refusal());
        assertEquals("/device?user_code=" + codes.text("user_code"), switched.parameter("continue"));
        assertEquals("", session);
        assertTrue(again.text().contains("id=\"device-approve\""), again.text());
        assertEquals("400 authorization_pending", poll(codes).refusal());
    }

    @Test
    void errorPageLinksToTheCodePage() throws Exception {
        Page forged = new Browser(server).post("/device", "user_code", "BBBB-BBBB");

        assertEquals(403, forged.status());
        assertTrue(forged.text().contains("href=\"/device\">Enter the code again"), forged.text());
    }

    @Test
    void decisionWithoutTheCsrfTokenIsRejected() throws Exception {
        Answer codes = codes();
        Answer others = codes();
        Browser browser = new Browser(server);
        Page confirm = confirm(browser, codes);
        Page other = browser.get("/device?user_code=" + others.text("user_code"));

        Page without = browser.post("/device", "user_code", codes.text("user_code"), "decision", "approve");
        Page ofAnother = browser.submit(other, "/device", "user_code", codes.text("user_code"), "decision", "approve");
        Browser stranger = new Browser(server);
        confirm(stranger, others);
        Page ofAnotherBrowser = stranger.submit(confirm, "/device", "decision", "approve");

        assertEquals(403, without.status());
        assertEquals(403, ofAnother.status());
        assertEquals(403, ofAnotherBrowser.status());
        assertEquals("400 authorization_pending", poll(codes).refusal());
    }

    @Test
    void userCodeIsNotLookedUpBeforeLogin() throws Exception {
        Answer codes = codes();
        Browser browser = new Browser(server);
        Page entry = browser.get("/device");

        Page right = browser.submit(entry, "/device", "user_code", codes.text("user_code"));
        Page wrong = browser.submit(entry, "/device", "user_code", "BBBB-BBBB");

        assertEquals("303 /sign-in ", right.refusal());
        assertEquals("303 /sign-in ", wrong.refusal());
        assertFalse(browser.get("/device?user_code=" + codes.text("user_code"))
                .text()
                .contains("Example"));
    }

    @Test
    void wrongUserCodesAreReportedAndLimited() throws Exception {
        Answer codes = codes();
        Browser browser = new Browser(server);
        confirm(browser, codes);

        Page entry = browser.get("/device");
        Page last = entry;
        for (int i = 0; i < 10; i++) {
            last = browser.submit(entry, "/device", "user_code", "BBBB-BBBB");
            assertEquals(400, last.status());
            assertTrue(last.text().contains("id=\"user-code\""));
        }
        Page ended = browser.submit(entry, "/device", "user_code", codes.text("user_code"));

        assertEquals(400, ended.status());
        assertFalse(ended.text().contains("id=\"device-approve\""), ended.text());
    }

    @Test
    void noInputOfThePageCausesAServerError() throws Exception {
        Browser browser = new Browser(server);
        confirm(browser, codes());

        for (String sent :
                new String[] {"%00", "%F0%9F%98%80", "a".repeat(5000), "%25ZZ", "%27+or+1=1", "a&user_code=b"}) {
            assertTrue(browser.get("/device?user_code=" + sent).status() < 500, sent);
        }
        Page entry = browser.get("/device");
        for (String sent : new String[] {"\u0000", "\uD83D\uDE00", "a".repeat(5000), "' or 1=1 --"}) {
            assertEquals(
                    400, browser.submit(entry, "/device", "user_code", sent).status(), sent);
        }
    }

    @Test
    void clientIsLimitedToItsScopesAndGrants() throws Exception {
        server.clients.put(Client.builder("client-other", "Other")
                .grants(Set.of("refresh_token"))
                .scopes(Set.of("profile"))
                .build());

        assertEquals("400 invalid_scope", codes("scope", "users:write").refusal());
        assertEquals(
                "400 invalid_target", codes("resource", "https://evil.example").refusal());
        assertEquals("400 unauthorized_client", ask("client_id", "client-other").refusal());
        assertEquals("401 invalid_client", ask("client_id", "client-unknown").refusal());
        assertEquals("401 invalid_client", ask().refusal());
        assertEquals(
                "400 invalid_request",
                ask("client_id", TV, "scope", "profile", "scope", "profile").refusal());
    }

    private Page confirm(Browser browser, Answer codes) throws Exception {
        Page typed = browser.submit(browser.get("/device"), "/device", "user_code", codes.text("user_code"));
        return browser.follow(browser.signIn(typed, "user", "secret"));
    }

    /** A user code as a careless user enters it. */
    private static String typed(Answer codes) {
        return " " + codes.text("user_code").toLowerCase(Locale.ROOT).replace("-", "");
    }

    private Answer codes(String... namesAndValues) throws Exception {
        String[] all = new String[namesAndValues.length + 2];
        all[0] = "client_id";
        all[1] = TV;
        System.arraycopy(namesAndValues, 0, all, 2, namesAndValues.length);
        return ask(all);
    }

    private Answer ask(String... namesAndValues) throws Exception {
        return server.post("/oauth2/device_authorization", Map.of(), RunningAuthorizationServer.form(namesAndValues));
    }

    private Answer poll(Answer codes) throws Exception {
        return server.token("grant_type", GRANT, "client_id", TV, "device_code", codes.text("device_code"));
    }
}
