package dev.chirograph.server.oauth;

import static dev.chirograph.server.oauth.RunningAuthorizationServer.form;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.OctetSequenceKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.SignedJWT;
import dev.chirograph.server.clients.AuthenticationMethod;
import dev.chirograph.server.clients.BuiltInClients;
import dev.chirograph.server.clients.Client;
import dev.chirograph.server.oauth.RunningAuthorizationServer.Answer;
import dev.chirograph.server.secret.SecretHasher;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPublicKey;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Client registration by an administrator over HTTPS, and the use of registered clients. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ClientRegistrationTest {
    private static final String SECRET = "the-administrators-very-own-secret";
    private static final Pattern ID =
            Pattern.compile("client-[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");
    private static final Pattern USER_ID =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");

    private RunningAuthorizationServer server;
    private String administrator;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        server = RunningAuthorizationServer.inDevelopment(folder);
        server.builtIn.enableAdministrator(SECRET);
    }

    @BeforeEach
    void signIn() throws Exception {
        administrator = clientToken(BuiltInClients.ADMINISTRATOR, SECRET).text("access_token");
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void secretOfConfidentialClientIsShownOnce() throws Exception {
        Answer created =
                register("{\"name\":\"Reports\",\"grant_types\":[\"client_credentials\"],\"scopes\":[\"items:read\"]}");

        JsonObject client = created.json().getJsonObject("client");
        String id = client.getString("id");
        Answer read = call("GET", "/clients/" + id, null);
        assertEquals(201, created.status());
        assertEquals("/clients/" + id, created.header("Location"));
        assertEquals("no-store", created.header("Cache-Control"));
        assertEquals("client_secret_basic", client.getString("authentication_method"));
        assertEquals(client, read.json());
        assertFalse(read.http().body().contains("secret\":"), read.http()::body);
        assertEquals(200, clientToken(id, created.text("client_secret")).status());
    }

    @Test
    void publicClientHasNoSecret() throws Exception {
        Answer created = register("""
                {"name": "Desktop program", "authentication_method": "none",
                 "grant_types": ["authorization_code", "refresh_token", "urn:ietf:params:oauth:grant-type:device_code"],
                 "redirect_uris": ["http://127.0.0.1/callback", "http://[::1]:8000/", "com.example.program:/callback"],
                 "post_logout_redirect_uris": ["https://example.com/bye?x=y"],
                 "scopes": ["openid", "email", "offline_access", "profile", "sessions:write"]}
                """);

        assertEquals(201, created.status(), created.http()::body);
        assertEquals(JsonValue.NULL, created.json().get("client_secret"));
        assertEquals(
                "[\"http://127.0.0.1/callback\",\"http://[::1]:8000/\",\"com.example.program:/callback\"]",
                created.json()
                        .getJsonObject("client")
                        .getJsonArray("redirect_uris")
                        .toString());
    }

    @Test
    void clientIdIsChosenByTheServerAndIsNoUserId() throws Exception {
        Answer chosen = register("""
                {"name": "Me", "id": "8f14e45f-ceea-467f-a0e6-6b0c7c1b7a11", "grant_types": ["client_credentials"]}
                """);
        Answer alsoChosen = register("""
                {"name": "Me", "client_id": "client-x", "grant_types": ["client_credentials"]}
                """);
        Answer created = register("{\"name\":\"Reports\",\"grant_types\":[\"client_credentials\"]}");
        String subject = SignedJWT.parse(
                        server.signIn("username", "user", "password", "secret").text("access_token"))
                .getJWTClaimsSet()
                .getSubject();

        assertEquals("/id", pointers(chosen));
        assertEquals("/client_id", pointers(alsoChosen));
        String id = created.json().getJsonObject("client").getString("id");
        assertTrue(ID.matcher(id).matches(), id);
        assertTrue(USER_ID.matcher(subject).matches(), subject);
    }

    @Test
    void invalidRedirectUriIsRejected() throws Exception {
        for (String uri : List.of(
                "javascript:alert(1)",
                "data:text/html,x",
                "file:///etc/passwd",
                "about:blank",
                "myprogram:/callback",
                "com.example.program:callback",
                "http://example.com/callback",
                "http://localhost/callback",
                "http://127.0.0.2/callback",
                "http://127.0.0.1.example.com/callback",
                "http://user@127.0.0.1/callback",
                "https://user:secret@example.com/callback",
                "https://example.com/callback#fragment",
                "https://example.com/callback#",
                "https://*.example.com/callback",
                "https://example.com/a/../callback",
                "https://example.com/..",
                "https://example.com/./callback",
                "https://example.com/a/.",
                "https://example.com/a/%2e%2e/callback",
                "https://example.com/a/.%2E/callback",
                "https://example.com/%2e/callback",
                "https://example.com/a%2f..%2Fcallback",
                "https://example.com/a%5c..%5ccallback",
                "https://example.com/a/..;x=y/callback",
                "com.example.program:/../callback",
                "http://127.0.0.1/../callback",
                "https://example.com:0/callback",
                "https://example.com:65536/callback",
                "https://example.com:99999999999/callback",
                "https://example.com:/callback",
                "https://example.com:0443/callback",
                "http://127.0.0.1:0/callback",
                "http://[::1]:65536/callback",
                "com.example.program://host:70000/callback",
                "https:callback",
                "https:///callback",
                "HTTPS://example.com/callback",
                "//example.com/callback",
                "/callback",
                "callback",
                "https://example.com/c\\u00e4llback")) {
            Answer answer = register("""
                    {"name": "Program", "authentication_method": "none", "grant_types": ["authorization_code"],
                     "redirect_uris": ["https://example.com/", "%s"], "post_logout_redirect_uris": ["%s"]}
                    """.formatted(uri, uri));

            assertEquals(422, answer.status(), uri);
            assertEquals("/post_logout_redirect_uris/0 /redirect_uris/1", pointers(answer), uri);
        }
    }

    @Test
    void validRedirectUriIsAccepted() throws Exception {
        for (String uri : List.of(
                "https://example.com/.well-known/callback",
                "https://example.com/a..b/c.",
                "https://example.com/...",
                "https://example.com/%2e%2e%2e/callback",
                "https://example.com/callback?next=/../x",
                "https://example.com:1/callback",
                "https://example.com:65535/callback",
                "http://[::1]:65535/callback",
                "com.example.program:/call.back")) {
            Answer answer = register("""
                    {"name": "Program", "authentication_method": "none", "grant_types": ["authorization_code"],
                     "redirect_uris": ["%s"], "post_logout_redirect_uris": ["%s"]}
                    """.formatted(uri, uri));

            assertEquals(201, answer.status(), uri);
        }
    }

    @Test
    void contradictoryFieldsAreViolations() throws Exception {
        Map<String, String> wrong = new TreeMap<>();
        wrong.put("\"grant_types\":[\"authorization_code\"]", "/redirect_uris");
        wrong.put(
                "\"grant_types\":[\"client_credentials\"],\"redirect_uris\":[\"https://example.com/\"]",
                "/redirect_uris");
        wrong.put("\"grant_types\":[\"client_credentials\"],\"authentication_method\":\"none\"", "/grant_types");
        wrong.put("\"grant_types\":[\"refresh_token\"]", "/grant_types");
        wrong.put("\"grant_types\":[\"refresh_token\",\"client_credentials\"]", "/grant_types");
        wrong.put("\"grant_types\":[\"client_credentials\"],\"scopes\":[\"items:read\",\"items:burn\"]", "/scopes/1");
        wrong.put("\"grant_types\":[\"client_credentials\"],\"authentication_method\":\"private_key_jwt\"", "/jwks");
        wrong.put("\"grant_types\":[\"client_credentials\"],\"jwks\":{\"keys\":[]}", "/jwks");
        wrong.put("\"grant_types\":[]", "/grant_types");
        wrong.put(
                "\"grant_types\":[\"authorization_code\"],\"authentication_method\":\"none\",\"consent_required\":false,"
                        + "\"redirect_uris\":[\"http://127.0.0.1/\"]",
                "/consent_required");
        wrong.put(
                "\"grant_types\":[\"authorization_code\"],\"authentication_method\":\"none\",\"pkce_required\":false,"
                        + "\"redirect_uris\":[\"https://example.com/\"]",
                "/pkce_required");

        for (Map.Entry<String, String> one : wrong.entrySet()) {
            Answer answer = register("{\"name\":\"Program\"," + one.getKey() + "}");

            assertEquals(422, answer.status(), one.getKey());
            assertEquals(one.getValue(), pointers(answer), one.getKey());
        }
        assertEquals("/name", pointers(register("{\"name\":\" \",\"grant_types\":[\"client_credentials\"]}")));
    }

    @Test
    void allViolationsAreReportedTogether() throws Exception {
        Answer answer = register("""
                {"name": " ", "grant_types": ["refresh_token"], "redirect_uris": ["x"], "scopes": ["nonsense"], "jwks": {}}
                """);

        assertEquals("/grant_types /jwks /name /redirect_uris /redirect_uris/0 /scopes/0", pointers(answer));
    }

    @Test
    void invalidOrWeakJwksIsRejected() throws Exception {
        ECKey elliptic = new ECKeyGenerator(Curve.P_256).keyID("one").generate();
        KeyPairGenerator short1024 = KeyPairGenerator.getInstance("RSA");
        short1024.initialize(1024);
        var weak = new RSAKey.Builder((RSAPublicKey) short1024.generateKeyPair().getPublic()).build();
        JsonObject strong =
                json(new RSAKeyGenerator(2048).generate().toPublicJWK().toJSONString());
        String unit = Json.createObjectBuilder(strong).add("e", "AQ").build().toString();
        String publicKey = elliptic.toPublicJWK().toJSONString();

        Map<String, String> wrong = new TreeMap<>();
        wrong.put("[]", "/jwks/keys");
        wrong.put("{}", "/jwks/keys");
        wrong.put("[7]", "/jwks/keys/0");
        wrong.put("[{\"kty\":\"EC\"}]", "/jwks/keys/0");
        wrong.put("[" + elliptic.toJSONString() + "]", "/jwks/keys/0");
        wrong.put("[" + new OctetSequenceKeyGenerator(256).generate().toJSONString() + "]", "/jwks/keys/0");
        wrong.put("[" + weak.toJSONString() + "]", "/jwks/keys/0");
        wrong.put("[" + unit + "]", "/jwks/keys/0");
        wrong.put("[" + new ECKeyGenerator(Curve.P_384).generate().toPublicJWK().toJSONString() + "]", "/jwks/keys/0");
        wrong.put("[" + publicKey.replace("\"crv\"", "\"use\":\"enc\",\"crv\"") + "]", "/jwks/keys/0");
        wrong.put("[" + publicKey.replace("\"crv\"", "\"alg\":\"ES384\",\"crv\"") + "]", "/jwks/keys/0");
        wrong.put("[" + publicKey + "," + publicKey.replace("\"one\"", "\"two\"") + "]", "/jwks/keys/1");
        wrong.put(
                "[" + publicKey + ","
                        + new ECKeyGenerator(Curve.P_256)
                                .keyID("one")
                                .generate()
                                .toPublicJWK()
                                .toJSONString()
                        + "]",
                "/jwks/keys/1");

        for (Map.Entry<String, String> one : wrong.entrySet()) {
            Answer answer = registerKeys(one.getKey());

            assertEquals(422, answer.status(), one.getKey());
            assertEquals(one.getValue(), pointers(answer), one.getKey());
        }
    }

    @Test
    void privateKeyIsNeitherStoredNorEchoed() throws Exception {
        ECKey key = new ECKeyGenerator(Curve.P_256).generate();

        Answer answer = registerKeys("[" + key.toJSONString() + "]");

        assertEquals(422, answer.status());
        assertFalse(answer.http().body().contains(key.getD().toString()), answer.http()::body);
    }

    @Test
    void jwksIsStoredWithoutOtherMembers() throws Exception {
        ECKey key = new ECKeyGenerator(Curve.P_256).keyID("one").generate();
        String decorated =
                key.toPublicJWK().toJSONString().replace("\"crv\"", "\"x5u\":\"https://example.com\",\"crv\"");

        Answer answer = registerKeys("[" + decorated + "]");

        assertEquals(201, answer.status(), answer.http()::body);
        assertEquals(
                json("{\"keys\":[" + key.toPublicJWK().toJSONString() + "]}"),
                answer.json().getJsonObject("client").getJsonObject("jwks"));
        assertEquals(JsonValue.NULL, answer.json().get("client_secret"));
    }

    @Test
    void listPagesThroughAllClientsInOrderOfRegistration() throws Exception {
        List<String> made = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            made.add(register("{\"name\":\"One of many\",\"grant_types\":[\"client_credentials\"]}")
                    .json()
                    .getJsonObject("client")
                    .getString("id"));
        }

        List<String> listed = new ArrayList<>();
        String cursor = "";
        do {
            JsonObject page = call("GET", "/clients?limit=2" + cursor, null).json();
            page.getJsonArray("clients")
                    .forEach(client -> listed.add(client.asJsonObject().getString("id")));
            cursor = page.get("next_cursor") instanceof JsonString next ? "&cursor=" + next.getString() : null;
        } while (cursor != null);

        assertEquals(listed.stream().distinct().toList(), listed);
        assertEquals(
                made.stream().sorted().toList(),
                listed.stream().filter(made::contains).sorted().toList());
        assertTrue(listed.contains(BuiltInClients.ADMINISTRATOR), listed::toString);
    }

    @Test
    void invalidCursorIsRejected() throws Exception {
        for (String cursor : List.of("x", "AAAA", "AAAAAAAAAAA", "AAAAAAAAAAAA", "__________8A")) {
            assertEquals(422, call("GET", "/clients?cursor=" + cursor, null).status(), cursor);
        }
    }

    @Test
    void rotatedSecretReplacesTheOldOne() throws Exception {
        Answer created = register(
                "{\"name\":\"Reports\",\"grant_types\":[\"client_credentials\"]," + "\"scopes\":[\"items:read\"]}");
        String id = created.json().getJsonObject("client").getString("id");

        Answer rotated = call("POST", "/clients/" + id + "/secret", null);

        assertEquals(200, rotated.status());
        assertEquals("no-store", rotated.header("Cache-Control"));
        assertNotEquals(created.text("client_secret"), rotated.text("client_secret"));
        assertEquals(
                "401 invalid_client",
                clientToken(id, created.text("client_secret")).refusal());
        assertEquals(200, clientToken(id, rotated.text("client_secret")).status());
    }

    @Test
    void rotationWithoutSecretIsConflict() throws Exception {
        String id = register("{\"name\":\"Phone\",\"authentication_method\":\"none\",\"grant_types\":[\"password\"]}")
                .json()
                .getJsonObject("client")
                .getString("id");

        assertEquals(409, call("POST", "/clients/" + id + "/secret", null).status());
    }

    @Test
    void deletedClientRevokesItsTokens() throws Exception {
        Answer created = register("""
                {"name": "Mail", "grant_types": ["password", "refresh_token", "client_credentials"],
                 "scopes": ["items:read", "profile"]}
                """);
        String id = created.json().getJsonObject("client").getString("id");
        String secret = created.text("client_secret");
        String own = clientToken(id, secret).text("access_token");
        Answer users = tokens(id, secret, form("grant_type", "password", "username", "user", "password", "secret"));
        assertFalse(isRevoked(own));
        assertFalse(isRevoked(users.text("access_token")));

        assertEquals(204, call("DELETE", "/clients/" + id, null).status());

        assertEquals(404, call("GET", "/clients/" + id, null).status());
        assertEquals(404, call("DELETE", "/clients/" + id, null).status());
        assertEquals(404, call("POST", "/clients/" + id + "/secret", null).status());
        assertEquals("401 invalid_client", clientToken(id, secret).refusal());
        assertTrue(isRevoked(own), "its own token");
        assertTrue(isRevoked(users.text("access_token")), "the user's token");
        assertEquals(401, server.getWith("/users/me", own).status());
        assertEquals(
                401, server.getWith("/users/me", users.text("access_token")).status());
    }

    @Test
    void builtInClientsCannotBeChanged() throws Exception {
        for (String id : List.of(BuiltInClients.ADMINISTRATOR, BuiltInClients.PASSWORD_FORM)) {
            assertEquals(200, call("GET", "/clients/" + id, null).status(), id);
            assertEquals(409, call("DELETE", "/clients/" + id, null).status(), id);
            assertEquals(409, call("POST", "/clients/" + id + "/secret", null).status(), id);
        }
    }

    @Test
    void disabledBuiltInClientIsNotFound() throws Exception {
        server.builtIn.enableDevelopmentPublicClient();
        server.builtIn.disableDevelopmentPublicClient();

        assertEquals(
                404,
                call("GET", "/clients/" + BuiltInClients.DEVELOPMENT_PUBLIC, null)
                        .status());
    }

    @Test
    void invalidClientIdIsNotFound() throws Exception {
        assertEquals(404, call("GET", "/clients/nobody", null).status());
        assertEquals(422, call("GET", "/clients/" + "x".repeat(300), null).status());
    }

    @Test
    void registrationNeedsAdministrator() throws Exception {
        String users = server.signIn("username", "user", "password", "secret").text("access_token");
        HttpRequest.Builder request = HttpRequest.newBuilder(server.api("/clients"))
                .header("Authorization", "Bearer " + users)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"name\":\"Mine\",\"grant_types\":[\"client_credentials\"]}"));

        Answer answer = server.send(request);

        assertEquals(403, answer.status());
        assertTrue(answer.header("WWW-Authenticate").contains("clients:write"), answer.header("WWW-Authenticate"));
    }

    private Answer register(String json) throws Exception {
        return call("POST", "/clients", json);
    }

    private Answer registerKeys(String keys) throws Exception {
        return register("{\"name\":\"Signer\",\"grant_types\":[\"client_credentials\"],"
                + "\"authentication_method\":\"private_key_jwt\",\"jwks\":{\"keys\":" + keys + "}}");
    }

    private Answer call(String method, String path, @Nullable String json) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(server.api(path))
                .header("Authorization", "Bearer " + administrator)
                .method(method, json == null ? BodyPublishers.noBody() : BodyPublishers.ofString(json));
        return server.send(json == null ? request : request.header("Content-Type", "application/json"));
    }

    private Answer clientToken(String id, String secret) throws Exception {
        return tokens(id, secret, "grant_type=client_credentials");
    }

    private Answer tokens(String id, String secret, String form) throws Exception {
        String credentials = Base64.getEncoder().encodeToString((id + ":" + secret).getBytes(StandardCharsets.UTF_8));
        return server.post("/oauth2/token", Map.of("Authorization", "Basic " + credentials), form);
    }

    /** Introspects as the audience of the token, because the client was deleted. */
    private boolean isRevoked(String token) throws Exception {
        String api = RunningAuthorizationServer.ISSUER.toString();
        server.clients.put(Client.builder(api, "API")
                .authenticationMethod(AuthenticationMethod.CLIENT_SECRET_POST)
                .secretHash(new SecretHasher(1).hash(SECRET))
                .build());
        Answer answer = server.post(
                "/oauth2/introspect", Map.of(), form("client_id", api, "client_secret", SECRET, "token", token));
        assertEquals(200, answer.status());
        return !answer.json().getBoolean("active");
    }

    /** Returns the paths of the violations, in alphabetical order. */
    private static String pointers(Answer answer) {
        return String.join(
                " ",
                answer.json().getJsonArray("errors").stream()
                        .map(error -> error.asJsonObject().getString("pointer"))
                        .sorted()
                        .toList());
    }

    private static JsonObject json(String text) {
        try (var reader = Json.createReader(new StringReader(text))) {
            return reader.readObject();
        }
    }
}
