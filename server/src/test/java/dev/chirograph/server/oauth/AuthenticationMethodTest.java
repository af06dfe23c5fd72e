package dev.chirograph.server.oauth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.chirograph.server.clients.AuthenticationMethod;
import dev.chirograph.server.clients.ClientCredentials;
import dev.chirograph.server.oauth.RunningAuthorizationServer.Answer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every endpoint that authenticates clients accepts only the registered {@code token_endpoint_auth_method} (RFC 7591, section 2). */
final class AuthenticationMethodTest {
    private static final String DEVICE_CODE = "urn:ietf:params:oauth:grant-type:device_code";
    private static final String REDIRECT_URI = "https://app.example/callback";

    private static RunningAuthorizationServer server;
    private static ClientCredentials basic;
    private static ClientCredentials post;

    @BeforeAll
    static void start(@TempDir Path folder) throws Exception {
        server = RunningAuthorizationServer.inDevelopment(folder);
        basic = register(AuthenticationMethod.CLIENT_SECRET_BASIC);
        post = register(AuthenticationMethod.CLIENT_SECRET_POST);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static ClientCredentials register(AuthenticationMethod method) {
        ClientCredentials credentials = server.clients.register(
                method.value(),
                Set.of("client_credentials", "authorization_code", DEVICE_CODE),
                Set.of("items:read", "profile"));
        server.clients.put(server.clients.find(credentials.id()).toBuilder()
                .authenticationMethod(method)
                .redirectUris(List.of(REDIRECT_URI))
                .build());
        return credentials;
    }

    private static Stream<Arguments> endpoints() {
        return Stream.of(
                Arguments.of("/oauth2/token", Map.of("grant_type", "client_credentials"), 200),
                Arguments.of(
                        "/oauth2/par",
                        Map.of(
                                "response_type",
                                "code",
                                "redirect_uri",
                                REDIRECT_URI,
                                "code_challenge",
                                "x".repeat(43),
                                "code_challenge_method",
                                "S256"),
                        201),
                Arguments.of("/oauth2/device_authorization", Map.of("scope", "profile"), 200),
                Arguments.of("/oauth2/introspect", Map.of("token", "x"), 200),
                Arguments.of("/oauth2/revoke", Map.of("token", "x"), 200));
    }

    @ParameterizedTest
    @MethodSource("endpoints")
    void clientSecretBasicIsNotAcceptedInTheForm(String path, Map<String, String> parameters, int status)
            throws Exception {
        Answer registered = byHeader(path, parameters, basic);
        Answer other = byForm(path, parameters, basic);

        assertEquals(status, registered.status(), registered.http()::body);
        assertRefused(other, "by client_secret_basic, as it is registered");
    }

    @ParameterizedTest
    @MethodSource("endpoints")
    void clientSecretPostIsNotAcceptedInTheHeader(String path, Map<String, String> parameters, int status)
            throws Exception {
        Answer registered = byForm(path, parameters, post);
        Answer other = byHeader(path, parameters, post);

        assertEquals(status, registered.status(), registered.http()::body);
        assertRefused(other, "by client_secret_post, as it is registered");
    }

    @Test
    void registeredMethodIsNotDisclosedWithoutTheSecret() throws Exception {
        Map<String, String> parameters = Map.of("grant_type", "client_credentials");
        ClientCredentials guessed = new ClientCredentials(basic.id(), "wrong");

        Answer byForm = byForm("/oauth2/token", parameters, guessed);
        Answer byHeader = byHeader("/oauth2/token", parameters, guessed);

        assertEquals("401 invalid_client", byForm.refusal());
        assertEquals(byHeader.json(), byForm.json());
    }

    private static void assertRefused(Answer answer, String reason) {
        assertEquals("401 invalid_client", answer.refusal());
        assertTrue(answer.header("WWW-Authenticate").startsWith("Basic realm="), answer.header("WWW-Authenticate"));
        assertTrue(answer.text("error_description").contains(reason), answer.http()::body);
    }

    private static Answer byForm(String path, Map<String, String> parameters, ClientCredentials client)
            throws Exception {
        String credentials =
                RunningAuthorizationServer.form("client_id", client.id(), "client_secret", client.secret());
        return server.post(path, Map.of(), credentials + "&" + form(parameters));
    }

    private static Answer byHeader(String path, Map<String, String> parameters, ClientCredentials client)
            throws Exception {
        String credentials = client.id() + ":" + client.secret();
        String header = "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8));
        return server.post(
                path,
                Map.of("Authorization", header),
                RunningAuthorizationServer.form("client_id", client.id()) + "&" + form(parameters));
    }

    private static String form(Map<String, String> parameters) {
        return RunningAuthorizationServer.form(parameters.entrySet().stream()
                .flatMap(parameter -> Stream.of(parameter.getKey(), parameter.getValue()))
                .toArray(String[]::new));
    }
}
