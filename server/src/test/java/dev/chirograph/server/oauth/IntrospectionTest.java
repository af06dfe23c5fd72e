package dev.chirograph.server.oauth;

import static dev.chirograph.server.oauth.RunningAuthorizationServer.form;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jwt.SignedJWT;
import dev.chirograph.server.clients.AuthenticationMethod;
import dev.chirograph.server.clients.BuiltInClients;
import dev.chirograph.server.clients.Client;
import dev.chirograph.server.clients.ClientCredentials;
import dev.chirograph.server.oauth.RunningAuthorizationServer.Answer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** RFC 7662: token introspection over HTTPS. */
final class IntrospectionTest {
    private static final String NOTHING = "{\"active\":false}";

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
    void accessTokenOfClientIsActive() throws Exception {
        String token = signIn().text("access_token");

        Answer answer = introspect(mail, token);

        var claims = SignedJWT.parse(token).getJWTClaimsSet();
        assertEquals(200, answer.status());
        assertTrue(answer.json().getBoolean("active"));
        assertEquals(mail.id(), answer.text("client_id"));
        assertEquals("Bearer", answer.text("token_type"));
        assertEquals("items:read profile", answer.text("scope"));
        assertEquals(claims.getSubject(), answer.text("sub"));
        assertEquals(claims.getJWTID(), answer.text("jti"));
        assertEquals(RunningAuthorizationServer.ISSUER.toString(), answer.text("iss"));
        assertEquals(
                claims.getExpirationTime().toInstant().getEpochSecond(),
                answer.json().getInt("exp"));
        assertEquals("no-store", answer.header("Cache-Control"));
    }

    @Test
    void refreshTokenOfClientIsActive() throws Exception {
        Answer answer = introspect(mail, signIn().text("refresh_token"));

        assertEquals(200, answer.status());
        assertTrue(answer.json().getBoolean("active"));
        assertEquals(mail.id(), answer.text("client_id"));
        assertEquals("items:read profile", answer.text("scope"));
        assertEquals(
                server.clock.instant().plus(Duration.ofDays(14)).getEpochSecond(),
                answer.json().getInt("exp"));
    }

    @Test
    void wrongTokenTypeHintIsIgnored() throws Exception {
        Answer tokens = signIn();

        assertTrue(introspect(mail, tokens.text("access_token"), "token_type_hint", "refresh_token")
                .json()
                .getBoolean("active"));
        assertTrue(introspect(mail, tokens.text("refresh_token"), "token_type_hint", "access_token")
                .json()
                .getBoolean("active"));
        assertTrue(introspect(mail, tokens.text("refresh_token"), "token_type_hint", "pat")
                .json()
                .getBoolean("active"));
    }

    @Test
    void tokenOfOtherClientIsNotActive() throws Exception {
        Answer tokens = signIn();

        assertEquals(
                NOTHING, introspect(other, tokens.text("access_token")).http().body());
        assertEquals(
                NOTHING, introspect(other, tokens.text("refresh_token")).http().body());
    }

    @Test
    void audienceOfTokenMayIntrospectIt() throws Exception {
        String api = RunningAuthorizationServer.ISSUER.toString();
        Client resource = Client.builder(api, "API")
                .authenticationMethod(AuthenticationMethod.CLIENT_SECRET_POST)
                .secretHash(server.clients.find(other.id()).secretHash())
                .build();
        server.clients.put(resource);

        Answer answer = introspect(new ClientCredentials(api, other.secret()), signIn().text("access_token"));

        assertTrue(answer.json().getBoolean("active"));
        assertEquals(mail.id(), answer.text("client_id"));
    }

    @Test
    void invalidTokenIsNotActive() throws Exception {
        String token = signIn().text("access_token");
        String[] parts = token.split("\\.");

        for (String wrong : List.of(
                "x",
                "a.b.c",
                parts[0] + "." + parts[1] + ".",
                parts[0] + "." + parts[1] + "." + "A".repeat(86),
                parts[0] + ".e30." + parts[2],
                "ey\0",
                "x".repeat(20_000))) {
            Answer answer = introspect(mail, wrong);

            assertEquals(200, answer.status());
            assertEquals(NOTHING, answer.http().body());
        }
    }

    @Test
    void expiredTokenIsNotActive() throws Exception {
        Answer tokens = signIn();

        server.clock.advance(Duration.ofMinutes(30));
        Answer accessToken = introspect(mail, tokens.text("access_token"));
        server.clock.advance(Duration.ofDays(14));
        Answer refreshToken = introspect(mail, tokens.text("refresh_token"));

        assertEquals(NOTHING, accessToken.http().body());
        assertEquals(NOTHING, refreshToken.http().body());
    }

    @Test
    void revokedTokenIsNotActiveAtOnce() throws Exception {
        Answer tokens = signIn();
        Answer own = server.token(
                "grant_type", "client_credentials", "client_id", mail.id(), "client_secret", mail.secret());

        revoke(mail, tokens.text("refresh_token"));
        revoke(mail, own.text("access_token"));

        assertEquals(
                NOTHING, introspect(mail, tokens.text("access_token")).http().body());
        assertEquals(
                NOTHING, introspect(mail, tokens.text("refresh_token")).http().body());
        assertEquals(NOTHING, introspect(mail, own.text("access_token")).http().body());
    }

    @Test
    void unauthenticatedClientIsRejected() throws Exception {
        String token = signIn().text("access_token");

        Answer publicClient = server.post(
                "/oauth2/introspect", Map.of(), form("client_id", BuiltInClients.PASSWORD_FORM, "token", token));
        Answer wrongSecret = server.post(
                "/oauth2/introspect", Map.of(), form("client_id", mail.id(), "client_secret", "wrong", "token", token));
        Answer nobody = server.post("/oauth2/introspect", Map.of(), form("token", token));

        for (Answer answer : List.of(publicClient, wrongSecret, nobody)) {
            assertEquals("401 invalid_client", answer.refusal());
            assertTrue(answer.header("WWW-Authenticate").startsWith("Basic "));
        }
    }

    @Test
    void missingOrDuplicateTokenIsInvalidRequest() throws Exception {
        Answer none = introspect(mail, "");
        Answer two = introspect(mail, "x", "token", "y");

        assertEquals("400 invalid_request", none.refusal());
        assertEquals("400 invalid_request", two.refusal());
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

    private Answer introspect(ClientCredentials client, String token, String... more) throws Exception {
        String form = form("client_id", client.id(), "client_secret", client.secret(), "token", token);
        return server.post("/oauth2/introspect", Map.of(), more.length == 0 ? form : form + "&" + form(more));
    }

    private void revoke(ClientCredentials client, String token) throws Exception {
        assertEquals(
                200,
                server.post(
                                "/oauth2/revoke",
                                Map.of(),
                                form("client_id", client.id(), "client_secret", client.secret(), "token", token))
                        .status());
    }
}
