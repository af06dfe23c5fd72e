package dev.chirograph.server.oauth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.chirograph.server.clients.Client;
import dev.chirograph.server.oauth.Browser.Page;
import dev.chirograph.server.oauth.RunningAuthorizationServer.Answer;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A request without {@code scope} requests all scopes of the client but {@code offline_access} (RFC 6749, section 3.3). */
final class DefaultScopeTest {
    private static final String DEVICE_CODE = "urn:ietf:params:oauth:grant-type:device_code";
    private static final String CALLBACK = "https://app.example/callback";

    /** The scopes of the client, without {@code users:read}, which the user does not have. */
    private static final String DEFAULT = "email items:read items:write openid profile";

    private RunningAuthorizationServer server;
    private CodeClient client;
    private Browser browser;

    @BeforeEach
    void start(@TempDir Path folder) throws Exception {
        server = RunningAuthorizationServer.inDevelopment(folder);
        client = CodeClient.register(server);
        client.change(client.registration()
                .scopes(Set.of("openid", "profile", "email", "offline_access", "items:read", "items:write")));
        browser = new Browser(server);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private String scopeOf(Page answer) throws Exception {
        return client.redeem(answer.parameter("code")).text("scope");
    }

    @Test
    void authorizationRequestWithoutScopeHasNoOfflineAccess() throws Exception {
        Page consent = browser.follow(browser.signIn(browser.get(client.request("scope", "")), "user", "secret"));

        assertFalse(consent.text().contains("offline_access"), consent.text());
        assertEquals(DEFAULT, scopeOf(CodeClient.approve(browser, consent)));
    }

    @Test
    void emptyScopeIsTreatedAsMissing() throws Exception {
        Page answer = client.authorize(browser, "scope", " ");
        Page empty = browser.get(client.request("scope", "") + "&scope=");

        assertEquals("303 " + CALLBACK + " invalid_scope", answer.refusal());
        assertEquals("303 /sign-in ", empty.refusal());
    }

    @Test
    void requestedOfflineAccessIsGranted() throws Exception {
        assertEquals(
                "items:read offline_access openid",
                scopeOf(client.authorize(browser, "scope", "openid items:read offline_access")));
    }

    @Test
    void consentToOfflineAccessDoesNotAddItToLaterRequestWithoutScope() throws Exception {
        client.authorize(browser, "scope", DEFAULT + " offline_access");

        assertEquals(DEFAULT, scopeOf(client.authorize(browser, "scope", "")));
    }

    @Test
    void refreshRequestWithoutScopeKeepsOfflineAccess() throws Exception {
        Answer first = client.redeem(
                client.authorize(browser, "scope", "openid offline_access").parameter("code"));

        Answer second = server.token(
                "grant_type",
                "refresh_token",
                "client_id",
                CodeClient.ID,
                "client_secret",
                CodeClient.SECRET,
                "refresh_token",
                first.text("refresh_token"));

        assertEquals("offline_access openid", second.text("scope"));
    }

    @Test
    void pushedRequestWithoutScopeHasNoOfflineAccess() throws Exception {
        Page consent = browser.follow(browser.signIn(browser.get(client.pushed("scope", "")), "user", "secret"));

        assertEquals(DEFAULT, scopeOf(CodeClient.approve(browser, consent)));
    }

    @Test
    void deviceAuthorizationRequestWithoutScopeHasNoOfflineAccess() throws Exception {
        server.clients.put(Client.builder("client-tv", "TV")
                .grants(Set.of(DEVICE_CODE))
                .scopes(Set.of("profile", "items:read", "offline_access"))
                .build());
        Answer codes = server.post("/oauth2/device_authorization", Map.of(), "client_id=client-tv");
        Page typed = browser.submit(browser.get("/device"), "/device", "user_code", codes.text("user_code"));
        Page confirm = browser.follow(browser.signIn(typed, "user", "secret"));
        browser.submit(confirm, "/device", "decision", "approve");

        Answer tokens = server.token(
                "grant_type", DEVICE_CODE, "client_id", "client-tv", "device_code", codes.text("device_code"));

        assertEquals("items:read profile", tokens.text("scope"));
    }

    @Test
    void passwordRequestWithoutScopeHasNoOfflineAccess() throws Exception {
        server.clients.put(Client.builder("client-script", "Script")
                .grants(Set.of("password"))
                .scopes(Set.of("items:read", "offline_access"))
                .build());

        Answer tokens = server.signIn("client_id", "client-script", "username", "user", "password", "secret");

        assertEquals("items:read", tokens.text("scope"));
    }

    @Test
    void emptyDefaultIsInvalidScope() throws Exception {
        client.change(client.registration().scopes(Set.of("offline_access")));

        Page answer = browser.get(client.request("scope", ""));

        assertEquals("303 " + CALLBACK + " invalid_scope", answer.refusal());
        assertTrue(answer.parameter("error_description").contains("scope"), answer.location());
    }
}
