package dev.chirograph.sdk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import dev.chirograph.sdk.auth.DeviceCode;
import dev.chirograph.sdk.auth.DeviceSignIn;
import dev.chirograph.sdk.auth.LoopbackSignIn;
import dev.chirograph.sdk.auth.SignIn;
import dev.chirograph.sdk.auth.TokenStore;
import dev.chirograph.sdk.model.User;
import dev.chirograph.sdk.testing.LocalServer;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Sign-ins with the public API, at a server with TLS. */
@Timeout(30)
class SignInTest {
    private static final String USER = """
            {"id": "8f14e45f-ceea-467f-a0e6-6b0c7c1b7a11", "username": "ada", "email": "ada@example.com", "full_name": null,
             "disabled": false, "created_at": "2026-11-24T09:30:00Z", "updated_at": "2026-11-24T09:30:00Z"}
            """;

    @TempDir
    private Path folder;

    private LocalServer server;

    @BeforeEach
    void start() throws Exception {
        server = LocalServer.tls(LocalServer.keyStore(folder), this::respond);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void userSignsInWithALoopbackRedirect() throws Exception {
        LoopbackSignIn browser =
                LoopbackSignIn.builder().browser(SignInTest::approve).build();
        try (ChirographClient chirograph = client(browser, TokenStore.inMemory(null))) {
            chirograph.signIn();

            User me = chirograph.users().me();

            assertEquals("ada", me.username());
        }
    }

    @Test
    void userSignsInWithADeviceCode() throws Exception {
        AtomicReference<DeviceCode> shown = new AtomicReference<>();
        try (ChirographClient chirograph = client(DeviceSignIn.showing(shown::set), TokenStore.inMemory(null))) {
            chirograph.signIn();

            assertEquals("ada", chirograph.users().me().username());
            assertEquals("WDJB-MJHT", shown.get().userCode());
        }
    }

    @Test
    void storedRefreshTokenReplacesTheSignInOfTheNextRun() throws Exception {
        TokenStore store = TokenStore.inMemory(null);
        try (ChirographClient first =
                client(LoopbackSignIn.builder().browser(SignInTest::approve).build(), store)) {
            first.signIn();
        }

        LoopbackSignIn noBrowser = LoopbackSignIn.builder()
                .browser(address -> {
                    throw new AssertionError("A sign-in is not expected");
                })
                .build();
        try (ChirographClient second = client(noBrowser, store)) {
            second.signIn();

            assertEquals("ada", second.users().me().username());
        }
        try (ChirographClient third = client(noBrowser, store)) {
            assertEquals("ada", third.users().me().username());
        }
    }

    @Test
    void signInEndsWithATimeout() throws Exception {
        LoopbackSignIn ignored = LoopbackSignIn.builder()
                .browser(address -> {})
                .timeout(Duration.ofMillis(50))
                .build();
        try (ChirographClient chirograph = client(ignored, TokenStore.inMemory(null))) {
            assertThrows(CallTimeoutException.class, chirograph::signIn);
        }
    }

    @Test
    void interruptEndsTheWaitForASignIn() throws Exception {
        CountDownLatch opened = new CountDownLatch(1);
        LoopbackSignIn ignored =
                LoopbackSignIn.builder().browser(address -> opened.countDown()).build();
        try (ChirographClient chirograph = client(ignored, TokenStore.inMemory(null))) {
            CompletableFuture<Throwable> failure = new CompletableFuture<>();
            Thread waiting = new Thread(() -> {
                try {
                    chirograph.signIn();
                } catch (RuntimeException e) {
                    failure.complete(e);
                }
            });
            waiting.start();
            opened.await();

            waiting.interrupt();

            assertTrue(
                    failure.get() instanceof InterruptedCallException,
                    failure.get().toString());
        }
    }

    @Test
    void metadataOfAnotherIssuerIsRejected() throws Exception {
        try (ChirographClient chirograph = builder(LoopbackSignIn.standard(), TokenStore.inMemory(null))
                .issuer(server.endpoint() + "/")
                .build()) {

            AuthenticationException failure = assertThrows(AuthenticationException.class, chirograph::signIn);

            assertTrue(failure.getMessage().contains("set `issuer`"), failure.getMessage());
        }
    }

    @Test
    void signInWithoutAuthSignInIsRejected() {
        try (ChirographClient chirograph =
                ChirographClient.builder().endpoint(server.endpoint()).build()) {
            assertThrows(IllegalStateException.class, chirograph::signIn);
            assertThrows(IllegalStateException.class, chirograph::signInAsync);
        }
    }

    @Test
    void invalidSignInSettingsAreRejected() {
        LoopbackSignIn.Builder loopback = LoopbackSignIn.builder();
        DeviceSignIn device = DeviceSignIn.showing(code -> {});
        ChirographClient.Builder client = ChirographClient.builder();

        assertThrows(IllegalArgumentException.class, () -> loopback.redirectPath("callback"));
        assertThrows(IllegalArgumentException.class, () -> loopback.redirectPath("/callback?a=b"));
        assertThrows(IllegalArgumentException.class, () -> loopback.timeout(Duration.ZERO));
        assertThrows(IllegalArgumentException.class, () -> device.withTimeout(Duration.ofDays(2)));
        assertThrows(IllegalArgumentException.class, () -> client.issuer("http://login.example"));
    }

    @Test
    void toStringOfSignInsNeverContainsTheUserCode() {
        DeviceCode code = DeviceCode.of(
                "WDJB-MJHT",
                URI.create("https://login.example/device"),
                URI.create("https://login.example/device?user_code=WDJB-MJHT"),
                Duration.ofMinutes(10));

        assertFalse(code.toString().contains("WDJB"), code::toString);
        assertEquals(
                "LoopbackSignIn[redirectPath=/callback, timeout=PT5M]",
                LoopbackSignIn.standard().toString());
        assertEquals("DeviceSignIn[timeout=PT5M]", DeviceSignIn.showing(c -> {}).toString());
        assertEquals(
                "Auth[client desktop]",
                Auth.signIn("desktop", LoopbackSignIn.standard()).toString());
    }

    private ChirographClient client(SignIn signIn, TokenStore store) throws Exception {
        return builder(signIn, store).build();
    }

    private ChirographClient.Builder builder(SignIn signIn, TokenStore store) throws Exception {
        return ChirographClient.builder()
                .endpoint(server.endpoint())
                .trustCertificate(LocalServer.certificate(folder.resolve("keys.p12")))
                .auth(Auth.signIn("desktop", signIn, store).scopes("profile"));
    }

    private void respond(HttpExchange exchange) throws IOException {
        URI at = server.endpoint();
        switch (exchange.getRequestURI().getPath()) {
            case "/.well-known/oauth-authorization-server" -> LocalServer.respond(exchange, 200, """
                    {"issuer": "%1$s", "authorization_endpoint": "%1$s/oauth2/authorize",
                     "device_authorization_endpoint": "%1$s/oauth2/device_authorization"}""".formatted(at));
            case "/oauth2/device_authorization" -> LocalServer.respond(exchange, 200, """
                    {"device_code": "d", "user_code": "WDJB-MJHT", "verification_uri": "%s/device",
                     "expires_in": 600, "interval": 1}""".formatted(at));
            case "/oauth2/token" -> LocalServer.respond(exchange, 200, """
                    {"access_token": "t", "token_type": "Bearer", "expires_in": 1800, "refresh_token": "r"}""");
            case "/users/me" -> LocalServer.respond(exchange, 200, USER);
            default -> throw new AssertionError("Unexpected request: " + exchange.getRequestURI());
        }
    }

    /** Follows the redirect with a code, as the browser of a user who consents. */
    private static void approve(URI address) {
        Map<String, String> asked = new LinkedHashMap<>();
        for (String parameter : address.getRawQuery().split("&")) {
            String[] parts = parameter.split("=", 2);
            asked.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        }
        URI back = URI.create(asked.get("redirect_uri") + "?code=c&state=" + asked.get("state"));
        try {
            HttpURLConnection visit = (HttpURLConnection) back.toURL().openConnection();
            assertEquals(200, visit.getResponseCode());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
