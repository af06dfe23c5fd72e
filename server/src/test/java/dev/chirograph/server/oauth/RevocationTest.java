package dev.chirograph.server.oauth;

import static dev.chirograph.server.oauth.RunningAuthorizationServer.form;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.chirograph.server.clients.BuiltInClients;
import dev.chirograph.server.clients.ClientCredentials;
import dev.chirograph.server.oauth.RunningAuthorizationServer.Answer;
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

/** RFC 7009: token revocation over HTTPS. */
final class RevocationTest {
    private RunningAuthorizationServer server;
    private ClientCredentials mail;
    private ClientCredentials other;

    @BeforeEach
    void start(@TempDir Path folder) throws Exception {
        server = RunningAuthorizationServer.inDevelopment(folder);
        mail = server.register(
                "Mail", Set.of("password", "refresh_token", "client_credentials"), Set.of("items:read", "profile"));
        other = server.register("Other", Set.of("client_credentials"), Set.of("items:read"));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void revokedRefreshTokenRevokesItsAuthorization() throws Exception {
        Answer tokens = signIn();

        Answer answer = revoke(mail, tokens.text("refresh_token"));

        assertEquals(200, answer.status());
        assertEquals("", answer.http().body());
        assertEquals("no-store", answer.header("Cache-Control"));
        assertEquals("400 invalid_grant", refresh(tokens).refusal());
        assertFalse(isActive(tokens.text("access_token")));
    }

    @Test
    void revokedAccessTokenOfUserRevokesItsAuthorization() throws Exception {
        Answer tokens = signIn();

        assertEquals(200, revoke(mail, tokens.text("access_token")).status());

        assertFalse(isActive(tokens.text("access_token")));
        assertEquals("400 invalid_grant", refresh(tokens).refusal());
    }

    @Test
    void apiOfThisNodeRejectsRevokedTokenAtOnce() throws Exception {
        String ofAUser = signIn().text("access_token");
        String ofAClient = ownToken();
        assertEquals(200, server.getWith("/users/me", ofAUser).status());
        assertEquals(200, server.getWith("/items", ofAClient).status());

        revoke(mail, ofAUser);
        revoke(mail, ofAClient);

        // The clock stands still, so that the revocation cannot have been read from the database.
        assertEquals(401, server.getWith("/users/me", ofAUser).status());
        assertEquals(401, server.getWith("/items", ofAClient).status());
        assertEquals(200, server.getWith("/items", ownToken()).status());
    }

    @Test
    void apiOfThisNodeRejectsTokensOfDisabledUserAtOnce() throws Exception {
        String token = signIn().text("access_token");
        String user = server.getWith("/users/me", token).text("id");
        ClientCredentials administrator =
                server.register("Desk", Set.of("client_credentials"), Set.of("users:read", "users:write"));
        String administrators = server.token(
                        "grant_type",
                        "client_credentials",
                        "client_id",
                        administrator.id(),
                        "client_secret",
                        administrator.secret())
                .text("access_token");
        int disabled = server.send(HttpRequest.newBuilder(server.api("/users/" + user))
                        .header("Authorization", "Bearer " + administrators)
                        .header("Content-Type", "application/merge-patch+json")
                        .method("PATCH", BodyPublishers.ofString("{\"disabled\":true}")))
                .status();

        assertEquals(200, disabled);
        assertEquals(401, server.getWith("/users/me", token).status());
    }

    @Test
    void apiOfThisNodeRejectsTokensOfEndedSessionAtOnce() throws Exception {
        String token = server.token(
                        "grant_type",
                        "password",
                        "username",
                        "user",
                        "password",
                        "secret",
                        "scope",
                        "sessions:read sessions:write profile",
                        "client_id",
                        BuiltInClients.PASSWORD_FORM)
                .text("access_token");
        String session = server.getWith("/sessions", token)
                .json()
                .getJsonArray("sessions")
                .getJsonObject(0)
                .getString("id");

        int ended = server.send(HttpRequest.newBuilder(server.api("/sessions/" + session))
                        .header("Authorization", "Bearer " + token)
                        .DELETE())
                .status();

        assertEquals(204, ended);
        assertEquals(401, server.getWith("/sessions", token).status());
    }

    @Test
    void revocationDoesNotAffectOtherAuthorizationOfUser() throws Exception {
        Answer first = signIn();
        Answer second = signIn();

        revoke(mail, first.text("refresh_token"));

        assertTrue(isActive(second.text("access_token")));
        assertEquals(200, refresh(second).status());
    }

    @Test
    void revokedAccessTokenOfClientIsRevokedAlone() throws Exception {
        String first = ownToken();
        String second = ownToken();

        assertEquals(200, revoke(mail, first).status());

        assertFalse(isActive(first));
        assertTrue(isActive(second));
    }

    @Test
    void usedRefreshTokenRevokesItsAuthorization() throws Exception {
        Answer tokens = signIn();
        Answer next = refresh(tokens);

        revoke(mail, tokens.text("refresh_token"));

        assertEquals("400 invalid_grant", refresh(next).refusal());
    }

    @Test
    void invalidTokenIsAnsweredAsRevoked() throws Exception {
        Answer tokens = signIn();
        revoke(mail, tokens.text("refresh_token"));

        for (String token : List.of("x", "a.b.c", tokens.text("refresh_token"), tokens.text("access_token"))) {
            assertEquals(200, revoke(mail, token).status(), token);
        }
    }

    @Test
    void wrongTokenTypeHintIsIgnored() throws Exception {
        for (String hint : List.of("access_token", "refresh_token", "something_else")) {
            Answer tokens = signIn();

            assertEquals(
                    200,
                    revoke(mail, tokens.text("refresh_token"), "token_type_hint", hint)
                            .status());

            assertEquals("400 invalid_grant", refresh(tokens).refusal(), hint);
        }
    }

    @Test
    void tokenOfOtherClientIsNotRevoked() throws Exception {
        Answer tokens = signIn();

        assertEquals(
                "400 invalid_grant", revoke(other, tokens.text("access_token")).refusal());
        assertEquals(
                "400 invalid_grant", revoke(other, tokens.text("refresh_token")).refusal());

        assertTrue(isActive(tokens.text("access_token")));
        assertEquals(200, refresh(tokens).status());
    }

    @Test
    void publicClientRevokesItsTokens() throws Exception {
        Answer tokens = server.signIn("username", "user", "password", "secret");

        Answer answer = server.post(
                "/oauth2/revoke",
                Map.of(),
                form("client_id", BuiltInClients.PASSWORD_FORM, "token", tokens.text("refresh_token")));
        Answer refreshed = server.token(
                "grant_type",
                "refresh_token",
                "client_id",
                BuiltInClients.PASSWORD_FORM,
                "refresh_token",
                tokens.text("refresh_token"));

        assertEquals(200, answer.status());
        assertEquals("400 invalid_grant", refreshed.refusal());
    }

    @Test
    void unauthenticatedClientRevokesNothing() throws Exception {
        Answer tokens = signIn();

        Answer wrongSecret = server.post(
                "/oauth2/revoke",
                Map.of(),
                form("client_id", mail.id(), "client_secret", "wrong", "token", tokens.text("refresh_token")));
        Answer idAlone = server.post(
                "/oauth2/revoke", Map.of(), form("client_id", mail.id(), "token", tokens.text("refresh_token")));

        assertEquals("401 invalid_client", wrongSecret.refusal());
        assertEquals("401 invalid_client", idAlone.refusal());
        assertEquals(200, refresh(tokens).status());
    }

    @Test
    void missingTokenIsInvalidRequest() throws Exception {
        assertEquals("400 invalid_request", revoke(mail, "").refusal());
    }

    private Answer signIn() throws Exception {
        return server.token(
                "grant_type",
                "password",
                "username",
                "user",
                "password",
                "secret",
                "client_id",
                mail.id(),
                "client_secret",
                mail.secret());
    }

    private String ownToken() throws Exception {
        return server.token("grant_type", "client_credentials", "client_id", mail.id(), "client_secret", mail.secret())
                .text("access_token");
    }

    private Answer refresh(Answer tokens) throws Exception {
        return server.token(
                "grant_type",
                "refresh_token",
                "client_id",
                mail.id(),
                "client_secret",
                mail.secret(),
                "refresh_token",
                tokens.text("refresh_token"));
    }

    private Answer revoke(ClientCredentials client, String token, String... more) throws Exception {
        String form = form("client_id", client.id(), "client_secret", client.secret(), "token", token);
        return server.post("/oauth2/revoke", Map.of(), more.length == 0 ? form : form + "&" + form(more));
    }

    private boolean isActive(String token) throws Exception {
        Answer answer = server.post(
                "/oauth2/introspect",
                Map.of(),
                form("client_id", mail.id(), "client_secret", mail.secret(), "token", token));
        assertEquals(200, answer.status());
        return answer.json().getBoolean("active");
    }
}
