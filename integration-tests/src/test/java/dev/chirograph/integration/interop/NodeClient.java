package dev.chirograph.integration.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jose.JWSAlgorithm;
import dev.chirograph.integration.forms.FormBrowser;
import dev.chirograph.integration.interop.ThirdPartyClient.Strictness;
import dev.chirograph.integration.process.ServerProcess;
import dev.chirograph.sdk.Auth;
import dev.chirograph.sdk.ChirographClient;
import dev.chirograph.sdk.model.User;
import dev.chirograph.sdk.model.UserCreate;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every grant with a strict client library for Node.js, on one server. */
@TestInstance(Lifecycle.PER_CLASS)
abstract class NodeClient {
    private static final String PLAIN_SCOPES = "profile items:read offline_access";
    private static final String PASSWORD = "correct horse battery staple";

    private final String program;

    private ServerProcess server;
    private ChirographClient administrator;
    private User user;

    /** Creates the tests of a program in {@code src/test/node}. */
    NodeClient(String program) {
        this.program = program;
    }

    @BeforeAll
    void start(@TempDir Path data) throws Exception {
        server = ServerProcess.start(data);
        administrator = ChirographClient.builder()
                .endpoint(server.url())
                .trustCertificate(server.certificate())
                .auth(Auth.clientCredentials(server.printed("client id"), server.printed("client secret")))
                .build();
        user = administrator
                .users()
                .create(UserCreate.builder()
                        .username("ada")
                        .email("ada@example.com")
                        .fullName("Ada Lovelace")
                        .password(PASSWORD)
                        .build());
    }

    @AfterAll
    void stop() {
        administrator.close();
        server.close();
    }

    @ParameterizedTest
    @CsvSource({
        "none, false, false",
        "none, true, true",
        "client_secret_basic, true, false",
        "client_secret_post, false, true",
        "private_key_jwt, false, false"
    })
    void authorizationCode(String method, boolean pushed, boolean bound) throws Exception {
        ThirdPartyClient client = register(method, Strictness.USUAL, "authorization_code", "refresh_token");

        Map<String, JsonObject> steps =
                run(client, task(client, method, "authorization_code", Strictness.USUAL, pushed, bound));

        assertUser(steps, client, bound);
        assertEnd(steps, method);
    }

    /** With pushed authorization requests, DPoP-bound tokens and signed assertions, as FAPI 2.0 requires. */
    @ParameterizedTest
    @ValueSource(strings = {"ES256", "PS256"})
    void authorizationCodeWithTheFapi2SecurityProfile(String algorithm) throws Exception {
        ThirdPartyClient client = ThirdPartyClient.register(
                administrator,
                "private_key_jwt",
                List.of("authorization_code", "refresh_token"),
                JWSAlgorithm.parse(algorithm),
                Strictness.FAPI);

        Map<String, JsonObject> steps =
                run(client, task(client, "private_key_jwt", "authorization_code", Strictness.FAPI, true, true));

        assertUser(steps, client, true);
        assertEnd(steps, "private_key_jwt");
    }

    /** OAuth without OpenID Connect, with the metadata of RFC 8414 only. */
    @Test
    void authorizationCodeWithoutOpenId() throws Exception {
        ThirdPartyClient client = ThirdPartyClient.ofDevelopment();

        Map<String, JsonObject> steps =
                run(client, task(client, "none", "authorization_code", Strictness.USUAL, true, false, PLAIN_SCOPES));

        assertTokens(steps, false);
        assertFalse(steps.containsKey("id_token"));
        assertEnd(steps, "none");
    }

    @ParameterizedTest
    @CsvSource({
        "client_secret_basic, false",
        "client_secret_post, true",
        "private_key_jwt, false",
        "private_key_jwt, true"
    })
    void clientCredentials(String method, boolean bound) throws Exception {
        ThirdPartyClient client = register(method, Strictness.USUAL, "client_credentials");

        Map<String, JsonObject> steps =
                run(client, task(client, method, "client_credentials", Strictness.USUAL, false, bound));

        assertTokens(steps, bound);
        assertEnd(steps, method);
    }

    @ParameterizedTest
    @CsvSource({"none, false", "client_secret_basic, true"})
    void deviceAuthorizationGrant(String method, boolean bound) throws Exception {
        ThirdPartyClient client =
                register(method, Strictness.USUAL, "urn:ietf:params:oauth:grant-type:device_code", "refresh_token");

        Map<String, JsonObject> steps =
                run(client, task(client, method, "device_code", Strictness.USUAL, false, bound));

        assertUser(steps, client, bound);
        assertEnd(steps, method);
    }

    private ThirdPartyClient register(String method, Strictness strict, String... grants) {
        return ThirdPartyClient.register(administrator, method, List.of(grants), JWSAlgorithm.ES256, strict);
    }

    private Map<String, JsonObject> run(ThirdPartyClient client, JsonObject task) throws Exception {
        FormBrowser browser = new FormBrowser(server);
        Map<String, JsonObject> steps = NodeProgram.run(
                program, server.certificate(), task, address -> browser.approve(address, user.username(), PASSWORD));
        assertEquals(server.url().toString(), steps.get("discovery").getString("issuer"));
        assertTrue(steps.containsKey("end"), steps::toString);
        return steps;
    }

    private JsonObject task(
            ThirdPartyClient client, String method, String grant, Strictness strict, boolean pushed, boolean bound) {
        boolean forItself = grant.equals("client_credentials");
        return task(
                client, method, grant, strict, pushed, bound, forItself ? "items:read" : ThirdPartyClient.USER_SCOPES);
    }

    private JsonObject task(
            ThirdPartyClient client,
            String method,
            String grant,
            Strictness strict,
            boolean pushed,
            boolean bound,
            String scope) {
        boolean openId = scope.startsWith("openid");
        JsonObjectBuilder task = Json.createObjectBuilder()
                .add("issuer", server.url().toString())
                .add("client_id", client.id())
                .add("authentication", method)
                .add("grant", grant)
                .add("scope", scope)
                .add("openid", openId)
                .add("redirect_uri", client.redirectUri())
                .add("id_token_algorithm", ThirdPartyClient.idTokenAlgorithm(strict))
                .add("par", pushed)
                .add("dpop", bound)
                .add("username", user.username())
                .add("resource", server.url() + "/items");
        if (client.secret() != null) {
            task.add("secret", client.secret());
        }
        if (client.key() != null) {
            task.add("key", ThirdPartyClient.json(client.key()));
        }
        return task.build();
    }

    private void assertUser(Map<String, JsonObject> steps, ThirdPartyClient client, boolean bound) {
        assertTokens(steps, bound);
        JsonObject idToken = steps.get("id_token").getJsonObject("claims");
        assertEquals(user.id().toString(), idToken.getString("sub"));
        assertEquals(client.id(), idToken.getString("aud"));
        JsonObject userinfo = steps.get("userinfo").getJsonObject("claims");
        assertEquals(user.id().toString(), userinfo.getString("sub"));
        assertEquals("ada@example.com", userinfo.getString("email"));
        assertEquals(bound ? "dpop" : "bearer", steps.get("refresh").getString("token_type"));
    }

    /** Both libraries return the token type in lower case, since it is case-insensitive (RFC 6749, section 5.1). */
    private static void assertTokens(Map<String, JsonObject> steps, boolean bound) {
        assertEquals(bound ? "dpop" : "bearer", steps.get("tokens").getString("token_type"));
        assertEquals(200, steps.get("resource").getInt("status"));
    }

    private static void assertEnd(Map<String, JsonObject> steps, String method) {
        assertTrue(steps.containsKey("revocation"), steps::toString);
        if (!method.equals("none")) {
            assertTrue(steps.get("introspection").getJsonObject("answer").getBoolean("active"));
            assertFalse(steps.get("introspection_after").getJsonObject("answer").getBoolean("active"));
        }
    }
}
