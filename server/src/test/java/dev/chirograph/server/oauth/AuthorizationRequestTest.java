package dev.chirograph.server.oauth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.chirograph.server.oauth.Browser.Page;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The validation of authorization requests over HTTPS, before any interaction with a user. */
final class AuthorizationRequestTest {
    private static final String CALLBACK = "https://app.example/callback";

    private RunningAuthorizationServer server;
    private CodeClient client;
    private Browser browser;

    @BeforeEach
    void start(@TempDir Path folder) throws Exception {
        server = RunningAuthorizationServer.inProduction(folder);
        client = CodeClient.register(server);
        browser = new Browser(server);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void validRequestLeadsToTheSignInPage() throws Exception {
        Page page = browser.get(client.request());

        assertEquals(303, page.status());
        assertEquals("/sign-in", page.target());
        assertTrue(page.parameter("continue").matches("/consent\\?request=[A-Za-z0-9_-]{43}"));
        assertEquals("no-store", page.header("Cache-Control"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "https://app.example/callback",
                "https://app.example/callback?tenant=1&x=2",
                "https://app.example/callback?tenant=1#x",
                "https://app.example.evil.example/callback?tenant=1",
                "https://evil.example/",
                "javascript:alert(1)",
                "http://127.0.0.1/callback",
            })
    void invalidRedirectUriGetsAnErrorPageAndNoRedirect(String redirectUri) throws Exception {
        Page page = browser.get(client.request("redirect_uri", redirectUri));

        assertIsPage(page);
    }

    @Test
    void unknownClientGetsAnErrorPage() throws Exception {
        for (String id : List.of("", "client-unknown", "\u0000", "x".repeat(5_000))) {
            assertIsPage(browser.get(client.request("client_id", id)));
        }
    }

    @Test
    void disabledClientGetsAnErrorPage() throws Exception {
        server.clients.disable(CodeClient.ID);

        assertIsPage(browser.get(client.request()));
    }

    @Test
    void redirectUriIsRequiredEvenIfOneIsRegistered() throws Exception {
        client.change(client.registration().redirectUris(List.of(CodeClient.REDIRECT_URI)));

        assertIsPage(browser.get(client.request("redirect_uri", "")));
    }

    @Test
    void loopbackRedirectUriMayHaveAnyPort() throws Exception {
        client.change(client.registration().redirectUris(List.of("http://127.0.0.1/callback")));

        Page refused =
                browser.get(client.request("redirect_uri", "http://127.0.0.1:51004/callback", "scope", "unknown"));
        Page otherPath = browser.get(client.request("redirect_uri", "http://127.0.0.1:51004/other"));

        assertEquals("303 http://127.0.0.1:51004/callback invalid_scope", refused.refusal());
        assertIsPage(otherPath);
    }

    @Test
    void plainCodeChallengeIsRejectedEvenIfPkceIsNotRequired() throws Exception {
        client.change(client.registration().pkceRequired(false));

        for (String method : List.of("plain", "")) {
            Page page = browser.get(client.request("code_challenge_method", method));

            assertEquals("invalid_request", page.parameter("error"));
        }
    }

    @Test
    void localhostIsNotALoopbackLiteral() throws Exception {
        client.change(client.registration().redirectUris(List.of("http://localhost/callback")));

        assertIsPage(browser.get(client.request("redirect_uri", "http://localhost:51004/callback")));
    }

    @Test
    void duplicateParameterGetsAnErrorPage() throws Exception {
        for (String name : List.of("client_id", "redirect_uri", "state", "scope", "code_challenge", "prompt")) {
            assertIsPage(browser.get(client.request() + "&" + name + "=x&" + name + "=x"));
        }
    }

    @Test
    void errorPageDoesNotEchoInput() throws Exception {
        Page page = browser.get(client.request("redirect_uri", "https://evil.example/<script>alert(1)</script>"));

        assertFalse(page.text().contains("evil"));
        assertFalse(page.text().contains("alert(1)"));
    }

    @Test
    void errorResponseHasStateAndIssAndRetainsTheQuery() throws Exception {
        Page page = browser.get(client.request("scope", "unknown"));

        assertEquals(303, page.status());
        assertEquals(CALLBACK, page.target());
        assertEquals("1", page.parameter("tenant"));
        assertEquals("invalid_scope", page.parameter("error"));
        assertEquals("s&=?/ 1", page.parameter("state"));
        assertEquals(RunningAuthorizationServer.ISSUER.toString(), page.parameter("iss"));
        assertEquals("no-store", page.header("Cache-Control"));
        assertEquals("no-referrer", page.header("Referrer-Policy"));
    }

    @Test
    void responseHasNoStateWithoutOne() throws Exception {
        Page page = browser.get(client.request("scope", "unknown", "state", ""));

        assertEquals(
                Set.of("tenant", "error", "error_description", "iss"),
                page.parameters().keySet());
    }

    @ParameterizedTest
    @CsvSource({
        "response_type, '', invalid_request",
        "response_type, token, unsupported_response_type",
        "response_type, id_token, unsupported_response_type",
        "response_type, code id_token, unsupported_response_type",
        "response_type, code token, unsupported_response_type",
        "response_type, none, unsupported_response_type",
        "response_type, CODE, unsupported_response_type",
        "response_mode, fragment, invalid_request",
        "response_mode, form_post, invalid_request",
        "response_mode, jwt, invalid_request",
        "code_challenge, '', invalid_request",
        "code_challenge, short, invalid_request",
        "code_challenge, E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-c=, invalid_request",
        "code_challenge, E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM0, invalid_request",
        "code_challenge_method, '', invalid_request",
        "code_challenge_method, plain, invalid_request",
        "code_challenge_method, s256, invalid_request",
        "scope, openid users:write, invalid_scope",
        "scope, unknown, invalid_scope",
        "scope, 'openid\titems:read', invalid_scope",
        "prompt, none login, invalid_request",
        "prompt, none consent, invalid_request",
        "prompt, create, invalid_request",
        "prompt, sing, invalid_request",
        "max_age, -1, invalid_request",
        "max_age, soon, invalid_request",
        "max_age, 1.5, invalid_request",
        "max_age, 99999999999999999999, invalid_request",
        "claims, no JSON, invalid_request",
        "claims, [], invalid_request",
        "claims, null, invalid_request",
        "claims, '{\"id_token\":{\"acr\":{\"essential\":true,\"value\":\"2\"}}}', unmet_authentication_requirements",
        "claims, '{\"id_token\":{\"acr\":{\"essential\":true,\"values\":[\"2\",\"3\"]}}}', unmet_authentication_requirements",
        "claims, '{\"id_token\":{\"acr\":{\"essential\":true,\"values\":\"1\"}}}', unmet_authentication_requirements",
        "resource, https://other.example, invalid_target",
        "resource, not a URI, invalid_target",
        "dpop_jkt, short, invalid_request",
        "id_token_hint, e30.e30.e30, invalid_request",
        "id_token_hint, nonsense, invalid_request",
        "request, e30.e30., request_not_supported",
        "request_uri, https://app.example/request.jwt, request_uri_not_supported",
        "registration, {}, registration_not_supported",
        "nonce, '\u0000', invalid_request",
    })
    void invalidParameterIsReportedToTheClient(String name, String value, String error) throws Exception {
        Page page = browser.get(client.request(name, value));

        assertEquals("303 " + CALLBACK + " " + error, page.refusal());
    }

    @ParameterizedTest
    @CsvSource({
        "response_mode, query",
        "prompt, login",
        "prompt, consent login",
        "prompt, select_account",
        "max_age, 0",
        "max_age, 3600",
        "claims, {}",
        "claims, '{\"id_token\":{\"acr\":{\"essential\":true,\"values\":[\"2\",\"1\"]}}}'",
        "claims, '{\"id_token\":{\"acr\":{\"essential\":true}}}'",
        "claims, '{\"id_token\":{\"acr\":{\"value\":\"2\"}}}'",
        "claims, '{\"id_token\":{\"acr\":null,\"x\":{\"value\":7}},\"other\":[1]}'",
        "claims, '{\"id_token\":true,\"userinfo\":[]}'",
        "claims, '{\"id_token\":{\"sub\":{\"value\":7}}}'",
        "acr_values, urn:example:unknown",
        "display, wap",
        "display, unknown",
        "ui_locales, xx-yy de",
        "claims_locales, de",
        "login_hint, somebody@example.com",
        "resource, https://api.example:8443",
        "dpop_jkt, 0ZcOCORZNYy-DWpqq30jZyJGHTN0d2HglBV3uiguA4I",
        "unknown_parameter, x",
        "nonce, ''",
        "scope, ''",
    })
    void validOrIgnoredParameterLeadsToTheSignInPage(String name, String value) throws Exception {
        Page page = browser.get(client.request(name, value));

        assertEquals("303 /sign-in ", page.refusal());
    }

    @Test
    void tooLongStateIsNotEchoed() throws Exception {
        Page page = browser.get(client.request("state", "x".repeat(2_049)));

        assertEquals("303 " + CALLBACK + " invalid_request", page.refusal());
        assertEquals("", page.parameter("state"));
    }

    @Test
    void errorResponseDoesNotEchoInput() throws Exception {
        for (String name : List.of("prompt", "scope", "response_type", "claims", "resource", "max_age", "request")) {
            Page page = browser.get(client.request(name, "<script>alert(1)"));

            assertFalse(page.location().contains("alert"), name);
        }
    }

    @Test
    void noInputCausesAServerError() throws Exception {
        List<String> values = List.of(
                " ",
                "+",
                "\u0000",
                "\uD83D\uDE00",
                "\r\nSet-Cookie: a=b",
                "{\"a\":".repeat(1_500),
                "[".repeat(8_000),
                "x".repeat(8_193),
                "eyJhbGciOiJub25lIn0.e30.");
        for (String name : List.of(
                "client_id",
                "redirect_uri",
                "response_type",
                "response_mode",
                "scope",
                "state",
                "nonce",
                "prompt",
                "max_age",
                "claims",
                "acr_values",
                "login_hint",
                "id_token_hint",
                "resource",
                "dpop_jkt",
                "code_challenge",
                "code_challenge_method",
                "request",
                "request_uri",
                "registration")) {
            for (String value : values) {
                Page byForm = post(client.parameters(name, value));

                assertTrue(Set.of(303, 400).contains(byForm.status()), name + " " + value);
                if (byForm.target().equals("/oauth2/authorize")) {
                    assertEquals("303 /sign-in ", browser.get(byForm.location()).refusal());
                }
            }
        }
    }

    @Test
    void clientWithoutTheGrantIsUnauthorized() throws Exception {
        client.change(client.registration().grants(Set.of("client_credentials")));

        assertEquals(
                "303 " + CALLBACK + " unauthorized_client",
                browser.get(client.request()).refusal());
    }

    @Test
    void unpushedRequestOfAClientThatMustPushIsRejected() throws Exception {
        client.change(client.registration().pushedRequestsRequired(true));

        assertEquals(
                "303 " + CALLBACK + " invalid_request",
                browser.get(client.request()).refusal());
        assertEquals(
                "303 " + CALLBACK + " invalid_request",
                post(client.parameters()).refusal());
    }

    @Test
    void postedRequestIsRedirectedToGet() throws Exception {
        Page page = post(client.parameters());

        assertEquals("303 /oauth2/authorize ", page.refusal());
        assertEquals(Set.of("client_id", "request_uri"), page.parameters().keySet());
        assertEquals("303 /sign-in ", browser.get(page.location()).refusal());
    }

    @Test
    void invalidPostedRequestIsRejectedAtOnce() throws Exception {
        assertEquals(
                "303 " + CALLBACK + " invalid_scope",
                post(client.parameters("scope", "unknown")).refusal());
        assertIsPage(post(client.parameters("redirect_uri", "https://evil.example/")));
        assertIsPage(post(client.parameters() + "&state=x"));
    }

    @Test
    void unsupportedMediaTypeGetsAnErrorPage() throws Exception {
        var request = HttpRequest.newBuilder(server.api("/oauth2/authorize"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{}"));

        assertIsPage(new Page(server.send(request).http()));
    }

    private Page post(String body) throws Exception {
        return new Page(server.post("/oauth2/authorize", Map.of(), body).http());
    }

    private static void assertIsPage(Page page) {
        assertEquals(400, page.status());
        assertTrue(page.header("Content-Type").startsWith("text/html"), page.header("Content-Type"));
        assertEquals("", page.location());
        assertEquals("no-store", page.header("Cache-Control"));
    }
}
