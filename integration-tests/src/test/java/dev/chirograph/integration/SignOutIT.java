package dev.chirograph.integration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.chirograph.integration.forms.FormBrowser;
import dev.chirograph.integration.forms.FormBrowser.Page;
import dev.chirograph.integration.process.ServerProcess;
import dev.chirograph.integration.process.SharedServer;
import dev.chirograph.sdk.ChirographClient;
import dev.chirograph.sdk.model.ClientCreate;
import dev.chirograph.sdk.model.ClientGrantType;
import dev.chirograph.sdk.model.RegisteredClient;
import dev.chirograph.sdk.model.User;
import jakarta.json.Json;
import java.io.StringReader;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** OpenID Connect RP-Initiated Logout 1.0, with the real pages. */
@ExtendWith(SharedServer.class)
final class SignOutIT {
    private static final String REDIRECT_URI = "https://app.example/callback";
    private static final String SIGNED_OUT = "https://app.example/signed-out";
    private static final String VERIFIER = "a-verifier-of-these-tests-alone-that-is-long-enough";

    private final ServerProcess server;
    private RegisteredClient app;
    private User user;
    private FormBrowser browser;

    SignOutIT(ServerProcess server) {
        this.server = server;
    }

    @BeforeEach
    void register() throws Exception {
        try (ChirographClient administrator = Clients.development(server)) {
            user = administrator.users().create(Clients.someUser());
            app = administrator
                    .clients()
                    .create(ClientCreate.builder()
                            .name("App")
                            .grantTypes(List.of(ClientGrantType.AUTHORIZATION_CODE))
                            .redirectUris(List.of(URI.create(REDIRECT_URI)))
                            .postLogoutRedirectUris(List.of(URI.create(SIGNED_OUT)))
                            .scopes(List.of("openid"))
                            .build());
        }
        browser = new FormBrowser(server);
    }

    @AfterEach
    void remove() throws Exception {
        try (ChirographClient administrator = Clients.development(server)) {
            administrator.clients().delete(app.client().id());
        }
    }

    @Test
    void idTokenHintOfThisSessionSignsOutWithoutConfirmation() throws Exception {
        String idToken = signIn(browser);

        Page page = browser.open(
                logout(Map.of("id_token_hint", idToken, "post_logout_redirect_uri", SIGNED_OUT, "state", "a b")));

        assertEquals(URI.create(SIGNED_OUT + "?state=a+b"), page.location());
        assertFalse(isSignedIn());
    }

    @Test
    void postedIdTokenHintSignsOutWithoutConfirmationAndIsInNoUrl() throws Exception {
        String idToken = signIn(browser);

        Page posted = browser.postFromElsewhere(
                server.url().resolve("/oauth2/logout"),
                Map.of("id_token_hint", idToken, "post_logout_redirect_uri", SIGNED_OUT, "state", "s"));

        assertEquals(303, posted.status());
        assertFalse(posted.location().toString().contains("id_token_hint"), posted.location()::toString);
        assertFalse(posted.location().toString().contains(idToken), posted.location()::toString);
        assertEquals(
                URI.create(SIGNED_OUT + "?state=s"),
                browser.open(posted.location()).location());
        assertFalse(isSignedIn());
    }

    @Test
    void idTokenHintOfAnotherBrowserNeedsConfirmation() throws Exception {
        String idToken = signIn(new FormBrowser(server));
        signIn(browser);

        Page asked = browser.open(
                logout(Map.of("id_token_hint", idToken, "post_logout_redirect_uri", SIGNED_OUT, "state", "s")));

        assertNull(asked.location());
        assertTrue(asked.html().contains("id=\"sign-out\""), asked.html());
        assertFalse(asked.html().contains(idToken), "The page does not send the ID token round again.");
        assertTrue(isSignedIn());
        assertEquals(
                URI.create(SIGNED_OUT + "?state=s"),
                browser.submit(asked, "sign-out", Map.of()).location());
        assertFalse(isSignedIn());
    }

    @Test
    void unregisteredPostLogoutRedirectUriShowsAnErrorPage() throws Exception {
        String idToken = signIn(browser);

        Page page =
                browser.open(logout(Map.of("id_token_hint", idToken, "post_logout_redirect_uri", SIGNED_OUT + "/")));

        assertEquals(400, page.status());
        assertNull(page.location());
        assertTrue(isSignedIn());
    }

    private boolean isSignedIn() throws Exception {
        return browser.open(logout(Map.of())).html().contains("id=\"sign-out\"");
    }

    /** Signs the user in and returns the client's ID token. */
    private String signIn(FormBrowser with) throws Exception {
        URI request = server.url()
                .resolve("/oauth2/authorize?"
                        + form(Map.of(
                                "response_type",
                                "code",
                                "client_id",
                                app.client().id(),
                                "redirect_uri",
                                REDIRECT_URI,
                                "scope",
                                "openid",
                                "code_challenge",
                                challenge(),
                                "code_challenge_method",
                                "S256")));
        String code = with.approve(request, user.username(), Clients.PASSWORD)
                .getQuery()
                .replaceFirst("(?:.*&)?code=([^&]*).*", "$1");
        try (HttpClient http = RawHttp.clientOf(server)) {
            String answer = RawHttp.postAs(
                            http,
                            app.client().id(),
                            app.clientSecret(),
                            server.url().resolve("/oauth2/token"),
                            form(Map.of(
                                    "grant_type", "authorization_code",
                                    "code", code,
                                    "redirect_uri", REDIRECT_URI,
                                    "code_verifier", VERIFIER)))
                    .body();
            return Json.createReader(new StringReader(answer)).readObject().getString("id_token");
        }
    }

    private URI logout(Map<String, String> parameters) {
        return server.url().resolve("/oauth2/logout?" + form(parameters));
    }

    private static String challenge() throws Exception {
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(VERIFIER.getBytes(StandardCharsets.US_ASCII));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
    }

    private static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
