package dev.chirograph.server.oauth;

import static dev.chirograph.server.oauth.RunningAuthorizationServer.form;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.oauth2.sdk.GrantType;
import dev.chirograph.server.TestCall;
import dev.chirograph.server.api.Operations;
import dev.chirograph.server.api.model.UserPatch;
import dev.chirograph.server.clients.ClientCredentials;
import dev.chirograph.server.oauth.RunningAuthorizationServer.Answer;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
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

/** The API as a protected resource over HTTPS: its metadata, challenges, token transport and revocation. */
final class ProtectedResourceTest {
    private static final String METADATA =
            "resource_metadata=\"https://api.example:8443/.well-known/oauth-protected-resource\"";

    private RunningAuthorizationServer server;

    @BeforeEach
    void start(@TempDir Path folder) throws Exception {
        server = RunningAuthorizationServer.inDevelopment(folder);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void protectedResourceMetadataNameIssuersScopesAndMethods() throws Exception {
        Answer answer = server.get("/.well-known/oauth-protected-resource");

        assertEquals(200, answer.status());
        assertEquals("application/json", answer.header("Content-Type"));
        JsonObject metadata = answer.json();
        assertEquals("https://api.example:8443", metadata.getString("resource"));
        assertEquals(
                List.of("https://api.example:8443", "https://outside.example"),
                texts(metadata, "authorization_servers"));
        assertTrue(texts(metadata, "scopes_supported").containsAll(List.of("items:read", "users:write", "profile")));
        assertEquals(List.of("header"), texts(metadata, "bearer_methods_supported"));
        assertEquals(List.of("ES256", "PS256"), texts(metadata, "dpop_signing_alg_values_supported"));
        assertEquals("Chirograph", metadata.getString("resource_name"));
    }

    @Test
    void everyChallengeHasResourceMetadata() throws Exception {
        Answer missing = server.get("/users/me");
        Answer invalid = server.getWith("/users/me", "a.b.c");
        Answer insufficient = server.getWith("/users", ownToken());

        assertEquals(401, missing.status());
        assertEquals(
                "Bearer realm=\"chirograph\", " + METADATA + ", DPoP realm=\"chirograph\", algs=\"ES256 PS256\", "
                        + METADATA,
                missing.header("WWW-Authenticate"));
        assertEquals(401, invalid.status());
        assertTrue(
                invalid.header("WWW-Authenticate")
                        .startsWith("Bearer realm=\"chirograph\", error=\"invalid_token\", error_description=\""),
                invalid.header("WWW-Authenticate"));
        assertTrue(invalid.header("WWW-Authenticate").contains(METADATA));
        assertEquals(403, insufficient.status());
        assertEquals(
                "Bearer realm=\"chirograph\", error=\"insufficient_scope\","
                        + " error_description=\"The access token lacks a scope\", scope=\"users:read\", " + METADATA,
                insufficient.header("WWW-Authenticate"));
    }

    @Test
    void tokenInQueryIsRejectedWithAndWithoutHeader() throws Exception {
        String token = ownToken();

        for (String query : List.of("access_token=" + token, "access%5Ftoken=x", "a=b&access_token")) {
            Answer alone = server.get("/users/me?" + query);
            Answer both = server.getWith("/users/me?" + query, token);

            assertEquals(400, alone.status());
            assertEquals(400, both.status());
            assertTrue(both.header("WWW-Authenticate")
                    .startsWith("Bearer realm=\"chirograph\", error=\"invalid_request\""));
        }
    }

    @Test
    void tokenInFormIsRejectedWithAndWithoutHeader() throws Exception {
        String token = ownToken();
        HttpRequest.Builder alone = HttpRequest.newBuilder(server.api("/oauth2/userinfo"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("access_token=" + token));

        assertEquals(400, server.send(alone.copy()).status());
        assertEquals(
                400,
                server.send(alone.copy().header("Authorization", "Bearer " + token))
                        .status());
    }

    @Test
    void revokedAuthorizationRevokesAccessTokens() throws Exception {
        ClientCredentials mail = mail();
        Answer tokens = signIn(mail);
        assertEquals(
                200, server.getWith("/users/me", tokens.text("access_token")).status());

        server.post(
                "/oauth2/revoke",
                Map.of(),
                form("token", tokens.text("refresh_token"), "client_id", mail.id(), "client_secret", mail.secret()));
        server.clock.advance(Duration.ofSeconds(5));

        Answer refusal = server.getWith("/users/me", tokens.text("access_token"));
        assertEquals(401, refusal.status());
        assertTrue(refusal.header("WWW-Authenticate").contains("error=\"invalid_token\""));
    }

    @Test
    void disabledUserRevokesAccessTokens() throws Exception {
        assertTokenEndsWith(id -> server.users.updateUser(
                call(), id, UserPatch.builder().disabled(true).build()));
    }

    @Test
    void newPasswordRevokesAccessTokens() throws Exception {
        assertTokenEndsWith(id -> server.users.updateUser(
                call(), id, UserPatch.builder().password("another secret").build()));
    }

    @Test
    void deletedUserRevokesAccessTokens() throws Exception {
        assertTokenEndsWith(id -> server.users.deleteUser(call(), id));
    }

    private interface Change {
        void of(UUID userId) throws Exception;
    }

    private void assertTokenEndsWith(Change change) throws Exception {
        String token = signIn(mail()).text("access_token");
        assertEquals(200, server.getWith("/users/me", token).status());

        change.of(UUID.fromString(
                server.directory.authenticate("user", "secret").account().userId()));
        server.clock.advance(Duration.ofSeconds(5));

        Answer refusal = server.getWith("/users/me", token);
        assertEquals(401, refusal.status());
        assertTrue(refusal.header("WWW-Authenticate").contains("error=\"invalid_token\""));
    }

    private static TestCall call() {
        return TestCall.ofClient(Operations.UPDATE_USER, "client-of-an-operator");
    }

    private ClientCredentials mail() {
        return server.register("Mail", Set.of(GrantType.PASSWORD.getValue(), "refresh_token"), Set.of("profile"));
    }

    private Answer signIn(ClientCredentials client) throws Exception {
        return server.token(
                "grant_type", "password",
                "client_id", client.id(),
                "client_secret", client.secret(),
                "username", "user",
                "password", "secret");
    }

    private String ownToken() throws Exception {
        ClientCredentials client = server.register("Job", Set.of("client_credentials"), Set.of("items:read"));
        return server.token(
                        "grant_type", "client_credentials",
                        "client_id", client.id(),
                        "client_secret", client.secret())
                .text("access_token");
    }

    private static List<String> texts(JsonObject object, String name) {
        return object.getJsonArray(name).getValuesAs(JsonString::getString);
    }
}
