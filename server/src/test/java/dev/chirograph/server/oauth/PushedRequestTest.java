package dev.chirograph.server.oauth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.oauth2.sdk.PushedAuthorizationSuccessResponse;
import com.nimbusds.oauth2.sdk.util.JSONObjectUtils;
import dev.chirograph.server.clients.AuthenticationMethod;
import dev.chirograph.server.clients.Client;
import dev.chirograph.server.oauth.RunningAuthorizationServer.Answer;
import dev.chirograph.server.secret.SecretHasher;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pushed authorization requests (RFC 9126) over HTTPS. */
final class PushedRequestTest {
    private static final String REDIRECT_URI = "https://app.example/callback";
    private static final String CHALLENGE = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

    private RunningAuthorizationServer server;

    @BeforeEach
    void start(@TempDir Path folder) throws Exception {
        server = RunningAuthorizationServer.inProduction(folder);
        server.clients.put(Client.builder("client-app", "App")
                .authenticationMethod(AuthenticationMethod.CLIENT_SECRET_POST)
                .secretHash(new SecretHasher(1).hash("s3cret"))
                .grants(Set.of("authorization_code"))
                .scopes(Set.of("openid", "items:read"))
                .redirectUris(List.of(REDIRECT_URI))
                .build());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void pushedRequestReturnsRequestUriAndExpiresIn() throws Exception {
        Answer answer = push("state", "s-1");

        var success = PushedAuthorizationSuccessResponse.parse(
                JSONObjectUtils.parse(answer.http().body()));
        assertEquals(201, answer.status());
        assertEquals("no-store", answer.header("Cache-Control"));
        assertTrue(success.getRequestURI().toString().matches("urn:ietf:params:oauth:request_uri:[A-Za-z0-9_-]{43}"));
        assertTrue(success.getLifetime() > 5 && success.getLifetime() <= 90);
    }

    @Test
    void sameRequestPushedTwiceGetsTwoRequestUris() throws Exception {
        assertFalse(push().text("request_uri").equals(push().text("request_uri")));
    }

    @Test
    void unauthenticatedClientIsRejected() throws Exception {
        assertEquals("401 invalid_client", push("client_secret", "wrong").refusal());
        assertEquals("401 invalid_client", push("client_secret", "").refusal());
    }

    @Test
    void missingClientIdDefaultsToAuthenticatedClient() throws Exception {
        server.clients.put(server.clients.find("client-app").toBuilder()
                .authenticationMethod(AuthenticationMethod.CLIENT_SECRET_BASIC)
                .build());

        assertEquals(201, pushByHeader("client_id", "").status());
        assertEquals(
                "400 invalid_request",
                pushByHeader("client_id", "client-password-form").refusal());
    }

    @Test
    void requestUriInPushedRequestIsRejected() throws Exception {
        String uri = push().text("request_uri");

        assertEquals("400 invalid_request", push("request_uri", uri).refusal());
        assertEquals(
                "400 invalid_request",
                push("request_uri", "https://app.example/request").refusal());
    }

    @Test
    void unregisteredRedirectUriIsRejected() throws Exception {
        assertEquals("400 invalid_request", push("redirect_uri", "").refusal());
        assertEquals(
                "400 invalid_request", push("redirect_uri", REDIRECT_URI + "/").refusal());
    }

    @Test
    void invalidAuthorizationRequestIsRejectedWhenPushed() throws Exception {
        assertEquals(
                "400 unsupported_response_type", push("response_type", "token").refusal());
        assertEquals("400 invalid_request", push("response_type", "").refusal());
        assertEquals("400 invalid_request", push("response_mode", "fragment").refusal());
        assertEquals("400 invalid_request", push("code_challenge", "").refusal());
        assertEquals(
                "400 invalid_request", push("code_challenge_method", "plain").refusal());
        assertEquals("400 invalid_scope", push("scope", "openid users:write").refusal());
        assertEquals("400 invalid_request", push("prompt", "none login").refusal());
        assertEquals("400 invalid_request", push("max_age", "soon").refusal());
        assertEquals("400 invalid_request", push("claims", "[]").refusal());
        assertEquals("400 invalid_request", push("dpop_jkt", "short").refusal());
        assertEquals(
                "400 invalid_target", push("resource", "https://evil.example").refusal());
        assertEquals("400 request_not_supported", push("request", "e30.e30.").refusal());
        assertEquals(
                "400 registration_not_supported", push("registration", "{}").refusal());
    }

    @Test
    void rejectionDoesNotEchoInput() throws Exception {
        Answer answer = push("prompt", "<script>alert(1)</script>");

        assertFalse(answer.http().body().contains("alert"));
    }

    @Test
    void clientWithoutAuthorizationCodeGrantIsRejected() throws Exception {
        server.clients.put(server.clients.find("client-app").toBuilder()
                .grants(Set.of("client_credentials"))
                .build());

        assertEquals("400 unauthorized_client", push().refusal());
    }

    @Test
    void duplicateParameterIsRejected() throws Exception {
        String body = form(Map.of()) + "&state=a&state=b";

        assertEquals(
                "400 invalid_request",
                server.post("/oauth2/par", Map.of(), body).refusal());
    }

    private Answer push(String... changes) throws Exception {
        return server.post("/oauth2/par", Map.of(), form(changed(changes)));
    }

    /** The client authenticates by the header, so that the form needs no client_id. */
    private Answer pushByHeader(String... changes) throws Exception {
        Map<String, String> changed = changed(changes);
        changed.put("client_secret", "");
        // client-app:s3cret
        return server.post("/oauth2/par", Map.of("Authorization", "Basic Y2xpZW50LWFwcDpzM2NyZXQ="), form(changed));
    }

    private static Map<String, String> changed(String... namesAndValues) {
        Map<String, String> changes = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            changes.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return changes;
    }

    private static String form(Map<String, String> changes) {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("client_id", "client-app");
        parameters.put("client_secret", "s3cret");
        parameters.put("redirect_uri", REDIRECT_URI);
        parameters.put("response_type", "code");
        parameters.put("scope", "openid");
        parameters.put("code_challenge", CHALLENGE);
        parameters.put("code_challenge_method", "S256");
        parameters.putAll(changes);
        return RunningAuthorizationServer.form(parameters.entrySet().stream()
                .flatMap(parameter -> List.of(parameter.getKey(), parameter.getValue()).stream())
                .toArray(String[]::new));
    }
}
