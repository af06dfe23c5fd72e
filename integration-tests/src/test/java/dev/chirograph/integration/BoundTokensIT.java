package dev.chirograph.integration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.chirograph.integration.forms.FormBrowser;
import dev.chirograph.integration.process.ServerProcess;
import dev.chirograph.integration.process.SharedServer;
import dev.chirograph.sdk.Auth;
import dev.chirograph.sdk.AuthenticationException;
import dev.chirograph.sdk.ChirographClient;
import dev.chirograph.sdk.auth.LoopbackSignIn;
import dev.chirograph.sdk.auth.TokenStore;
import dev.chirograph.sdk.model.ClientAuthenticationMethod;
import dev.chirograph.sdk.model.ClientCreate;
import dev.chirograph.sdk.model.ClientGrantType;
import dev.chirograph.sdk.model.User;
import jakarta.json.Json;
import jakarta.json.JsonValue;
import java.math.BigInteger;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Client assertions (RFC 7523) and DPoP proofs (RFC 9449) of the SDK, at our server. */
@ExtendWith(SharedServer.class)
final class BoundTokensIT {
    private final ServerProcess server;
    private ChirographClient administrator;

    BoundTokensIT(ServerProcess server) {
        this.server = server;
    }

    @BeforeEach
    void open() {
        administrator = Clients.development(server);
    }

    @AfterEach
    void close() {
        administrator.close();
    }

    @Test
    void privateKeyJwtClientGetsDpopBoundTokens() throws Exception {
        KeyPair key = rsa();
        String id = administrator
                .clients()
                .create(robot().authenticationMethod(ClientAuthenticationMethod.PRIVATE_KEY_JWT)
                        .dpopRequired(true)
                        .jwks(jwks("k-1", (RSAPublicKey) key.getPublic()))
                        .build())
                .client()
                .id();
        try (ChirographClient robot = Clients.to(server)
                .auth(Auth.clientCredentials(id, key.getPrivate(), "k-1").dpop())
                .build()) {

            assertTrue(robot.items().list().firstPage().items().isEmpty());
            assertTrue(robot.items().list().firstPage().items().isEmpty());
        }
    }

    @Test
    void privateKeyJwtSignedByAnotherKeyIsInvalidClient() throws Exception {
        String id = administrator
                .clients()
                .create(robot().authenticationMethod(ClientAuthenticationMethod.PRIVATE_KEY_JWT)
                        .jwks(jwks("k-1", (RSAPublicKey) rsa().getPublic()))
                        .build())
                .client()
                .id();
        try (ChirographClient robot = Clients.to(server)
                .auth(Auth.clientCredentials(id, rsa().getPrivate(), "k-1"))
                .build()) {

            AuthenticationException refusal = assertThrows(
                    AuthenticationException.class, () -> robot.items().list().firstPage());

            assertEquals("invalid_client", refusal.error());
        }
    }

    @Test
    void userSignsInWithDpopBoundTokens() throws Exception {
        User user = administrator.users().create(Clients.someUser());
        String id = administrator
                .clients()
                .create(ClientCreate.builder()
                        .name("Desktop program")
                        .authenticationMethod(ClientAuthenticationMethod.NONE)
                        .grantTypes(List.of(ClientGrantType.AUTHORIZATION_CODE, ClientGrantType.REFRESH_TOKEN))
                        .redirectUris(List.of(URI.create("http://127.0.0.1/callback")))
                        .scopes(List.of("profile", "offline_access"))
                        .dpopRequired(true)
                        .build())
                .client()
                .id();
        LoopbackSignIn browser = LoopbackSignIn.builder()
                .browser(address -> approve(address, user))
                .build();
        TokenStore store = TokenStore.inMemory(null);
        KeyPair key = ec();
        Auth auth = Auth.signIn(id, browser, store).scopes("profile", "offline_access");
        try (ChirographClient desktop = Clients.to(server).auth(auth.dpop(key)).build()) {
            desktop.signIn();

            assertEquals(user.id(), desktop.users().me().id());
        }

        try (ChirographClient next =
                Clients.to(server).auth(Auth.refreshToken(id, store).dpop(key)).build()) {
            assertEquals(user.id(), next.users().me().id());
        }
        try (ChirographClient thief =
                Clients.to(server).auth(Auth.refreshToken(id, store).dpop()).build()) {
            assertThrows(AuthenticationException.class, () -> thief.users().me());
        }
    }

    private void approve(URI address, User user) {
        try (HttpClient http = HttpClient.newHttpClient()) {
            URI back = new FormBrowser(server).approve(address, user.username(), Clients.PASSWORD);
            http.send(HttpRequest.newBuilder(back).build(), BodyHandlers.discarding());
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static ClientCreate.Builder robot() {
        return ClientCreate.builder()
                .name("Robot")
                .grantTypes(List.of(ClientGrantType.CLIENT_CREDENTIALS))
                .scopes(List.of("items:read"));
    }

    private static Map<String, JsonValue> jwks(String keyId, RSAPublicKey key) {
        var jwk = Json.createObjectBuilder()
                .add("kty", "RSA")
                .add("kid", keyId)
                .add("alg", "PS256")
                .add("use", "sig")
                .add("n", base64(key.getModulus()))
                .add("e", base64(key.getPublicExponent()));
        return Map.of("keys", Json.createArrayBuilder().add(jwk).build());
    }

    private static String base64(BigInteger number) {
        byte[] bytes = number.toByteArray();
        int zeros = bytes[0] == 0 ? 1 : 0;
        byte[] magnitude = Arrays.copyOfRange(bytes, zeros, bytes.length);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(magnitude);
    }

    private static KeyPair rsa() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        return generator.generateKeyPair();
    }

    private static KeyPair ec() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        return generator.generateKeyPair();
    }
}
