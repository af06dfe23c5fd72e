package dev.chirograph.server.oauth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.oauth2.sdk.GrantType;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.as.AuthorizationServerMetadata;
import com.nimbusds.oauth2.sdk.auth.ClientAuthenticationMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import dev.chirograph.server.clients.ClientCredentials;
import dev.chirograph.server.oauth.RunningAuthorizationServer.Answer;
import dev.chirograph.server.oauth.grant.GrantResult;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The published metadata and keys, and what production does not publish. */
final class PublishedTest {
    @TempDir
    private Path folder;

    @Test
    void jwksVerifiesTokens() throws Exception {
        try (var server = RunningAuthorizationServer.inDevelopment(folder)) {
            SignedJWT token = SignedJWT.parse(
                    server.signIn("username", "user", "password", "secret").text("access_token"));

            Answer answer = server.get("/oauth2/jwks");
            JWK key = JWKSet.parse(answer.http().body())
                    .getKeyByKeyId(token.getHeader().getKeyID());

            assertTrue(token.verify(new ECDSAVerifier(key.toECKey())));
            assertEquals("application/jwk-set+json", answer.header("Content-Type"));
            assertEquals("public, max-age=300", answer.header("Cache-Control"));
        }
    }

    @Test
    void jwksHasNoPrivateParts() throws Exception {
        try (var server = RunningAuthorizationServer.inDevelopment(folder)) {
            Answer answer = server.get("/oauth2/jwks");

            assertEquals(
                    Set.of("kty", "use", "crv", "kid", "x", "y", "alg"),
                    answer.json().getJsonArray("keys").getJsonObject(0).keySet());
        }
    }

    @Test
    void jwksSurvivesRestart() throws Exception {
        String first;
        try (var server = RunningAuthorizationServer.inDevelopment(folder)) {
            first = server.get("/oauth2/jwks").http().body();
        }

        try (var server = RunningAuthorizationServer.inDevelopment(folder)) {
            assertEquals(first, server.get("/oauth2/jwks").http().body());
        }
    }

    @Test
    void metadataMatchTheServer() throws Exception {
        try (var server = RunningAuthorizationServer.inDevelopment(folder)) {
            Answer answer = server.get("/.well-known/oauth-authorization-server");
            AuthorizationServerMetadata metadata =
                    AuthorizationServerMetadata.parse(answer.http().body());

            assertEquals(
                    RunningAuthorizationServer.ISSUER.toString(),
                    metadata.getIssuer().getValue());
            assertEquals(URI.create("https://api.example:8443/oauth2/token"), metadata.getTokenEndpointURI());
            assertEquals(URI.create("https://api.example:8443/oauth2/jwks"), metadata.getJWKSetURI());
            assertEquals(
                    List.of(
                            GrantType.AUTHORIZATION_CODE,
                            GrantType.CLIENT_CREDENTIALS,
                            GrantType.PASSWORD,
                            GrantType.REFRESH_TOKEN,
                            GrantType.DEVICE_CODE),
                    metadata.getGrantTypes());
            assertEquals(
                    List.of(
                            "clients:read",
                            "clients:write",
                            "email",
                            "items:read",
                            "items:write",
                            "offline_access",
                            "openid",
                            "profile",
                            "sessions:read",
                            "sessions:write",
                            "users:read",
                            "users:write"),
                    metadata.getScopes().toStringList());
            assertEquals(
                    URI.create("https://api.example:8443/oauth2/authorize"), metadata.getAuthorizationEndpointURI());
            assertEquals(List.of(new ResponseType("code")), metadata.getResponseTypes());
            assertEquals(List.of(CodeChallengeMethod.S256), metadata.getCodeChallengeMethods());
            assertTrue(metadata.supportsAuthorizationResponseIssuerParam());
            assertEquals(
                    URI.create("https://api.example:8443/oauth2/par"),
                    metadata.getPushedAuthorizationRequestEndpointURI());
            assertEquals(
                    URI.create("https://api.example:8443/oauth2/introspect"), metadata.getIntrospectionEndpointURI());
            assertEquals(URI.create("https://api.example:8443/oauth2/revoke"), metadata.getRevocationEndpointURI());
            assertEquals(
                    Set.of(
                            ClientAuthenticationMethod.NONE,
                            ClientAuthenticationMethod.CLIENT_SECRET_BASIC,
                            ClientAuthenticationMethod.CLIENT_SECRET_POST,
                            ClientAuthenticationMethod.PRIVATE_KEY_JWT),
                    Set.copyOf(metadata.getTokenEndpointAuthMethods()));
            assertEquals(List.of(JWSAlgorithm.ES256, JWSAlgorithm.PS256), metadata.getTokenEndpointJWSAlgs());
            assertEquals("public, max-age=3600", answer.header("Cache-Control"));
        }
    }

    @Test
    void productionDoesNotPublishPasswordGrant() throws Exception {
        try (var server = RunningAuthorizationServer.inProduction(folder)) {
            assertEquals(
                    "401 invalid_client",
                    server.signIn("username", "user", "password", "secret").refusal());
            assertEquals(
                    "401 invalid_client",
                    server.token(
                                    "grant_type", "password",
                                    "client_id", "client-password-form",
                                    "username", "user",
                                    "password", "secret")
                            .refusal());

            Answer metadata = server.get("/.well-known/oauth-authorization-server");

            assertFalse(
                    metadata.json()
                            .getJsonArray("grant_types_supported")
                            .toString()
                            .contains("password"),
                    metadata.http()::body);
        }
    }

    @Test
    void productionAcceptsPasswordGrantOfRegisteredClientsOnly() throws Exception {
        try (var server = RunningAuthorizationServer.inProduction(folder)) {
            String old = server.clients.registerPublic("Old program", Set.of("password"), Set.of("items:read"));
            String modern = server.clients.registerPublic("Program", Set.of("refresh_token"), Set.of("items:read"));

            Answer signedIn = server.signIn("client_id", old, "username", "user", "password", "secret");
            Answer refused = server.signIn("client_id", modern, "username", "user", "password", "secret");

            assertEquals(200, signedIn.status());
            assertEquals("@1795478400", signedIn.header("Deprecation"));
            assertEquals("400 unauthorized_client", refused.refusal());
        }
    }

    @Test
    void productionServesOtherGrants() throws Exception {
        try (var server = RunningAuthorizationServer.inProduction(folder)) {
            ClientCredentials client = server.register("Job", Set.of("client_credentials"), Set.of("items:read"));

            Answer answer = server.token(
                    "grant_type", "client_credentials", "client_id", client.id(), "client_secret", client.secret());

            assertEquals(200, answer.status());
        }
    }

    @Test
    void headRequestGetsHeadersOnly() throws Exception {
        try (var server = RunningAuthorizationServer.inDevelopment(folder)) {
            Answer answer = server.send(
                    HttpRequest.newBuilder(server.api("/oauth2/jwks")).method("HEAD", BodyPublishers.noBody()));

            assertEquals(200, answer.status());
            assertEquals("", answer.http().body());
        }
    }

    @Test
    void tokenInQueryIsIgnored() throws Exception {
        try (var server = RunningAuthorizationServer.inDevelopment(folder)) {
            String token =
                    server.signIn("username", "user", "password", "secret").text("access_token");

            Answer answer = server.get("/users/me?access_token=" + token);

            assertEquals(400, answer.status());
            assertTrue(answer.header("WWW-Authenticate").contains("error=\"invalid_request\""));
            assertEquals(200, server.getWith("/users/me", token).status());
        }
    }

    @Test
    void toStringOmitsSecrets() {
        var granted = new GrantResult("subject", Set.of("profile"), List.of(), null, "the-refresh-token", null);

        assertNotNull(granted.refreshToken());
        assertFalse(granted.toString().contains("the-refresh-token"));
    }
}
