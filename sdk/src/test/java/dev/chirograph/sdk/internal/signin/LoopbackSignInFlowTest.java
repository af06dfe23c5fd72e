package dev.chirograph.sdk.internal.signin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.chirograph.sdk.AuthenticationException;
import dev.chirograph.sdk.CallTimeoutException;
import dev.chirograph.sdk.Secret;
import dev.chirograph.sdk.SignInDeniedException;
import dev.chirograph.sdk.auth.LoopbackSignIn;
import dev.chirograph.sdk.internal.token.DpopKey;
import java.io.IOException;
import java.net.ConnectException;
import java.net.Socket;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class LoopbackSignInFlowTest {
    private static final String ISS = "&iss=https%3A%2F%2Flogin.example";

    private final ExecutorService workers = Executors.newCachedThreadPool();
    private final BlockingQueue<URI> opened = new LinkedBlockingQueue<>();
    private final HttpClient browser = HttpClient.newHttpClient();
    private final SignInBench bench = bench(LoopbackSignIn.builder()
            .browser(opened::add)
            .loginHint("ada")
            .prompt("login")
            .build());

    @AfterEach
    void end() {
        workers.shutdownNow();
    }

    @Test
    void authorizationCodeIsExchangedWithTheCodeVerifier() throws Exception {
        bench.metadata().tokens("one", "first");

        CompletableFuture<Void> signIn = bench.signIns.start();
        Map<String, String> asked = asked();
        HttpResponse<String> page = visit(asked.get("redirect_uri") + "?code=a%2Bb&state=" + asked.get("state") + ISS);

        assertNull(signIn.get(10, TimeUnit.SECONDS));
        assertEquals("Bearer one", bench.authorization());
        assertEquals(Secret.of("first"), bench.store.load());
        assertEquals("code", asked.get("response_type"));
        assertEquals("desktop", asked.get("client_id"));
        assertEquals("profile items:read", asked.get("scope"));
        assertEquals("ada", asked.get("login_hint"));
        assertEquals("login", asked.get("prompt"));
        assertEquals("S256", asked.get("code_challenge_method"));
        assertTrue(asked.get("redirect_uri").matches("http://127\\.0\\.0\\.1:[0-9]+/callback"));
        Map<String, String> form = parameters(bench.server.form(0));
        assertEquals("authorization_code", form.get("grant_type"));
        assertEquals("a+b", form.get("code"));
        assertEquals(asked.get("redirect_uri"), form.get("redirect_uri"));
        assertEquals(asked.get("code_challenge"), Pkce.challenge(form.get("code_verifier")));
        assertEquals(200, page.statusCode());
        assertTrue(page.body().contains("You can close this window"), page.body());
    }

    @Test
    void callbackPageHasCspAndNoReferrer() throws Exception {
        bench.metadata().tokens("one", "first");
        bench.signIns.start();
        Map<String, String> asked = asked();

        HttpResponse<String> page = visit(asked.get("redirect_uri") + "?code=c&state=" + asked.get("state") + ISS);

        assertFalse(page.body().contains("<script"), page.body());
        String policy = page.headers().firstValue("Content-Security-Policy").orElse("");
        assertTrue(policy.startsWith("default-src 'none'; style-src 'sha256-"), policy);
        assertEquals("no-referrer", page.headers().firstValue("Referrer-Policy").orElse(""));
        assertEquals("no-store", page.headers().firstValue("Cache-Control").orElse(""));
    }

    @Test
    void loopbackPortIsClosedAfterTheRedirect() throws Exception {
        bench.metadata().tokens("one", "first");
        CompletableFuture<Void> signIn = bench.signIns.start();
        Map<String, String> asked = asked();
        String response = asked.get("redirect_uri") + "?code=c&state=" + asked.get("state") + ISS;
        visit(response);
        signIn.get(10, TimeUnit.SECONDS);

        assertThrows(ConnectException.class, () -> visit(response));
        assertEquals(1, bench.server.tokenRequests().size());
    }

    @Test
    void redirectWithoutTheStateIsIgnored() throws Exception {
        bench.metadata().tokens("one", "first");
        CompletableFuture<Void> signIn = bench.signIns.start();
        Map<String, String> asked = asked();
        String redirectUri = asked.get("redirect_uri");
        String state = asked.get("state");
        String good = "?code=c&state=" + state + ISS;
        List<Integer> statuses = new ArrayList<>();

        for (String attack : List.of(
                redirectUri,
                redirectUri + "?code=evil" + ISS,
                redirectUri + "?code=evil&state=guessed" + ISS,
                redirectUri + "?error=access_denied&state=" + ISS,
                redirectUri + "?code=evil&state=" + state + "&state=" + state + ISS,
                redirectUri + "?code=evil&code=c&state=" + state + ISS,
                redirectUri.replace("/callback", "/") + good,
                redirectUri.replace("/callback", "/callback/") + good)) {
            statuses.add(visit(attack).statusCode());
        }
        HttpRequest post = HttpRequest.newBuilder(URI.create(redirectUri + good))
                .POST(HttpRequest.BodyPublishers.noBody())
                .build();
        statuses.add(browser.send(post, BodyHandlers.ofString()).statusCode());

        assertEquals(List.of(404, 404, 404, 404, 404, 404, 404, 404, 404), statuses);
        assertFalse(signIn.isDone());
        visit(redirectUri + good);
        assertNull(signIn.get(10, TimeUnit.SECONDS));
        assertTrue(bench.server.form(0).contains("code=c&"), bench.server.form(0));
    }

    @Test
    void dnsRebindingIsRejectedByTheHostHeader() throws Exception {
        bench.metadata().tokens("one", "first");
        CompletableFuture<Void> signIn = bench.signIns.start();
        Map<String, String> asked = asked();
        URI redirectUri = URI.create(asked.get("redirect_uri"));
        String line = "GET /callback?code=c&state=" + asked.get("state") + ISS + " HTTP/1.1\r\n";

        String rebound = raw(redirectUri, line + "Host: evil.example:" + redirectUri.getPort() + "\r\n\r\n");
        String twice = raw(
                redirectUri,
                line + "Host: " + redirectUri.getAuthority() + "\r\nHost: " + redirectUri.getAuthority() + "\r\n\r\n");
        String none = raw(redirectUri, line + "\r\n");

        assertEquals(List.of("404", "404", "404"), List.of(status(rebound), status(twice), status(none)));
        assertFalse(signIn.isDone());
    }

    @Test
    void idleConnectionsDoNotBlockTheRedirect() throws Exception {
        bench.metadata().tokens("one", "first");
        CompletableFuture<Void> signIn = bench.signIns.start();
        Map<String, String> asked = asked();
        URI redirectUri = URI.create(asked.get("redirect_uri"));
        List<Socket> silent = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            Socket socket = new Socket("127.0.0.1", redirectUri.getPort());
            socket.getOutputStream().write("GET /callback?code=".getBytes(StandardCharsets.US_ASCII));
            silent.add(socket);
        }

        String endless = raw(redirectUri, "GET /" + "a".repeat(16 * 1024));
        visit(redirectUri + "?code=c&state=" + asked.get("state") + ISS);

        assertEquals("404", status(endless));
        assertNull(signIn.get(10, TimeUnit.SECONDS));
        for (Socket socket : silent) {
            socket.close();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"&iss=https%3A%2F%2Fevil.example", "&iss=https%3A%2F%2Flogin.example%2F", "&iss=", ""})
    void authorizationResponseWithAnotherIssIsRejected(String iss) throws Exception {
        bench.metadata();
        CompletableFuture<Void> signIn = bench.signIns.start();
        Map<String, String> asked = asked();

        HttpResponse<String> page = visit(asked.get("redirect_uri") + "?code=c&state=" + asked.get("state") + iss);

        AuthenticationException failure = SignInBench.failure(AuthenticationException.class, signIn);
        assertTrue(failure.getMessage().contains("another authorization server"), failure.getMessage());
        assertTrue(page.body().contains("Sign-in failed"), page.body());
        assertEquals(0, bench.server.tokenRequests().size());
    }

    @Test
    void accessDeniedIsASignInDeniedException() throws Exception {
        bench.metadata();
        CompletableFuture<Void> signIn = bench.signIns.start();
        Map<String, String> asked = asked();

        visit(asked.get("redirect_uri") + "?error=access_denied&state=" + asked.get("state") + ISS);

        assertEquals(
                "access_denied",
                SignInBench.failure(SignInDeniedException.class, signIn).error());
    }

    @Test
    void errorDescriptionIsSanitizedAgainstLogInjection() throws Exception {
        bench.metadata();
        CompletableFuture<Void> signIn = bench.signIns.start();
        Map<String, String> asked = asked();

        visit(asked.get("redirect_uri") + "?error=invalid_scope&error_description=No%0Asuch&state=" + asked.get("state")
                + ISS);

        AuthenticationException failure = SignInBench.failure(AuthenticationException.class, signIn);
        assertEquals(
                "signIn failed without an access token: the authorization endpoint returned invalid_scope: No?such",
                failure.getMessage());
        assertEquals("invalid_scope", failure.error());
    }

    @Test
    void rejectedAuthorizationCodeFailsTheSignIn() throws Exception {
        bench.metadata().tokenError("invalid_grant");
        CompletableFuture<Void> signIn = bench.signIns.start();
        Map<String, String> asked = asked();

        visit(asked.get("redirect_uri") + "?code=c&state=" + asked.get("state") + ISS);

        assertEquals(
                "invalid_grant",
                SignInBench.failure(AuthenticationException.class, signIn).error());
    }

    @Test
    void signInTimesOutAfterFiveMinutes() throws Exception {
        bench.metadata();
        CompletableFuture<Void> signIn = bench.signIns.start();
        String redirectUri = asked().get("redirect_uri");

        bench.advanceSeconds(300);

        CallTimeoutException failure = SignInBench.failure(CallTimeoutException.class, signIn);
        assertTrue(failure.getMessage().contains("waiting for the user to sign in"), failure.getMessage());
        assertThrows(ConnectException.class, () -> visit(redirectUri));
    }

    @Test
    void cancellingTheSignInClosesThePort() throws Exception {
        bench.metadata();
        CompletableFuture<Void> signIn = bench.signIns.start();
        String redirectUri = asked().get("redirect_uri");

        signIn.cancel(true);

        assertThrows(ConnectException.class, () -> visit(redirectUri));
        assertEquals(0, bench.time.waiting());
    }

    @Test
    void failureToOpenTheBrowserFailsTheSignIn() throws Exception {
        SignInBench broken = bench(LoopbackSignIn.builder()
                .browser(address -> {
                    throw new IllegalStateException("There is no display");
                })
                .build());
        broken.metadata();

        AuthenticationException failure = SignInBench.failure(AuthenticationException.class, broken.signIns.start());

        assertEquals("There is no display", failure.getCause().getMessage());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"http://login.example/authorize", "file:///etc/passwd", "/authorize", "javascript:alert(1)"})
    void insecureAuthorizationEndpointIsNotOpened(String address) throws Exception {
        bench.metadata(SignInBench.ISSUER, address);

        SignInBench.failure(AuthenticationException.class, bench.signIns.start());

        assertTrue(opened.isEmpty());
    }

    @Test
    void queryOfTheAuthorizationEndpointIsKept() throws Exception {
        bench.metadata(SignInBench.ISSUER, "https://login.example/authorize?tenant=7");

        bench.signIns.start();

        assertTrue(opened.take().toString().startsWith("https://login.example/authorize?tenant=7&client_id=desktop&"));
    }

    @Test
    void authorizationRequestHasDpopJktForBoundTokens() throws Exception {
        DpopKey key = DpopKey.generate();
        SignInBench bound =
                new SignInBench(LoopbackSignIn.builder().browser(opened::add).build(), workers, key);
        bound.metadata();

        bound.signIns.start();

        assertEquals(key.thumbprint(), asked().get("dpop_jkt"));
    }

    @Test
    void browserCommandDependsOnTheOperatingSystem() {
        URI address = URI.create("https://login.example/authorize?a=b&c=d");

        assertEquals(List.of("open", address.toString()), SystemBrowser.command("Mac OS X", address));
        assertEquals(List.of("xdg-open", address.toString()), SystemBrowser.command("Linux", address));
        assertEquals(
                List.of("rundll32", "url.dll,FileProtocolHandler", address.toString()),
                SystemBrowser.command("Windows 11", address));
    }

    private SignInBench bench(LoopbackSignIn signIn) {
        return new SignInBench(signIn, workers);
    }

    /** Returns the parameters of the authorization request. */
    private Map<String, String> asked() throws InterruptedException {
        URI address = opened.take();
        assertEquals("https://login.example/authorize", address.toString().split("\\?", 2)[0]);
        return parameters(address.getRawQuery());
    }

    private HttpResponse<String> visit(String address) throws IOException, InterruptedException {
        return browser.send(HttpRequest.newBuilder(URI.create(address)).build(), BodyHandlers.ofString());
    }

    private static String raw(URI redirectUri, String request) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", redirectUri.getPort())) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String status(String response) {
        return response.split(" ")[1];
    }

    private static Map<String, String> parameters(String query) {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String parameter : query.split("&")) {
            String[] parts = parameter.split("=", 2);
            parameters.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        }
        return parameters;
    }
}
