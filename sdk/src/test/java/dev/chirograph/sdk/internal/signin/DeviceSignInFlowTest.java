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
import dev.chirograph.sdk.SignInExpiredException;
import dev.chirograph.sdk.TransportException;
import dev.chirograph.sdk.auth.DeviceCode;
import dev.chirograph.sdk.auth.DeviceSignIn;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class DeviceSignInFlowTest {
    private static final String CODES = """
            {"device_code": "hunter2", "user_code": "WDJB-MJHT", "verification_uri": "https://login.example/device",
             "verification_uri_complete": "https://login.example/device?user_code=WDJB-MJHT", "expires_in": %d, "interval": 5}
            """;

    private final List<DeviceCode> shown = new ArrayList<>();
    private final SignInBench bench = new SignInBench(DeviceSignIn.showing(shown::add), Runnable::run);

    @Test
    void codeIsShownAndTokensArriveAfterAuthorizationPending() throws Exception {
        codes(600);
        bench.tokenError("authorization_pending").tokens("one", "first");

        CompletableFuture<Void> signIn = bench.signIns.start();

        assertEquals("WDJB-MJHT", shown.get(0).userCode());
        assertEquals(URI.create("https://login.example/device"), shown.get(0).verificationUri());
        assertEquals(
                URI.create("https://login.example/device?user_code=WDJB-MJHT"),
                shown.get(0).verificationUriComplete());
        assertEquals(Duration.ofSeconds(600), shown.get(0).expiresIn());
        bench.advanceSeconds(9);
        assertFalse(signIn.isDone());
        bench.advanceSeconds(1);
        assertTrue(signIn.isDone());
        assertNull(signIn.join());
        assertEquals("Bearer one", bench.authorization());
        assertEquals(Secret.of("first"), bench.store.load());
        assertEquals(0, bench.time.waiting());
        assertEquals(
                List.of("/.well-known/oauth-authorization-server", "/device_authorization"),
                bench.server.requests().stream()
                        .map(request -> request.uri().getPath())
                        .toList());
        assertEquals(
                "client_id=desktop&scope=profile+items%3Aread",
                new String(bench.server.requests().get(1).body(), StandardCharsets.UTF_8));
        assertEquals(
                "client_id=desktop&device_code=hunter2&grant_type=urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Adevice_code",
                bench.server.form(0));
    }

    @Test
    void slowDownIncreasesThePollingIntervalByFiveSeconds() {
        codes(600);
        bench.tokenError("slow_down").tokenError("authorization_pending").tokens("one", "first");

        CompletableFuture<Void> signIn = bench.signIns.start();

        assertEquals(List.of(5L, 15L, 25L), secondsOfTheRequests(signIn));
    }

    @Test
    void pollingUsesExponentialBackoffWhileTheServerIsUnavailable() {
        codes(600);
        bench.server.failToken(new IOException("Connection reset")).tokenResponse(503, "");
        bench.tokens("one", "first");

        CompletableFuture<Void> signIn = bench.signIns.start();

        assertEquals(List.of(5L, 15L, 35L), secondsOfTheRequests(signIn));
    }

    @Test
    void retryAfterOfTheTokenEndpointIsObeyed() {
        codes(600);
        bench.server.tokenResponse(429, "{}", "Retry-After", "40");
        bench.tokens("one", "first");

        CompletableFuture<Void> signIn = bench.signIns.start();

        assertEquals(List.of(5L, 45L), secondsOfTheRequests(signIn));
    }

    @Test
    void accessDeniedIsASignInDeniedException() throws Exception {
        codes(600);
        bench.tokenError("access_denied");

        CompletableFuture<Void> signIn = bench.signIns.start();
        bench.advanceSeconds(5);

        SignInDeniedException failure = SignInBench.failure(SignInDeniedException.class, signIn);
        assertEquals("signIn failed without an access token: the sign-in was denied: Because.", failure.getMessage());
        assertEquals("access_denied", failure.error());
        assertEquals(0, bench.time.waiting());
    }

    @Test
    void expiredCodeIsASignInExpiredException() throws Exception {
        codes(600);
        bench.tokenError("expired_token");
        CompletableFuture<Void> reportedByServer = bench.signIns.start();
        bench.advanceSeconds(5);
        codes(4);
        CompletableFuture<Void> detectedByClient = bench.signIns.start();
        bench.advanceSeconds(4);

        assertEquals(
                "expired_token",
                SignInBench.failure(SignInExpiredException.class, reportedByServer)
                        .error());
        assertEquals(
                "expired_token",
                SignInBench.failure(SignInExpiredException.class, detectedByClient)
                        .error());
        assertEquals(0, bench.time.waiting());
    }

    @Test
    void signInTimeoutIsACallTimeoutException() throws Exception {
        SignInBench hasty =
                new SignInBench(DeviceSignIn.showing(shown::add).withTimeout(Duration.ofSeconds(8)), Runnable::run);
        hasty.metadata().server.respond(200, CODES.formatted(600));
        hasty.tokenError("authorization_pending");

        CompletableFuture<Void> signIn = hasty.signIns.start();
        hasty.advanceSeconds(8);

        CallTimeoutException failure = SignInBench.failure(CallTimeoutException.class, signIn);
        assertEquals(Duration.ofSeconds(8), failure.timeout());
        assertEquals(0, hasty.time.waiting());
    }

    @Test
    void cancelledSignInEndsAndASecondOneMayStart() throws Exception {
        codes(600);
        CompletableFuture<Void> given = bench.signIns.start();
        assertThrows(IllegalStateException.class, bench.signIns::start);

        given.cancel(true);

        assertEquals(0, bench.time.waiting());
        codes(600);
        bench.tokens("one", "first");
        CompletableFuture<Void> again = bench.signIns.start();
        bench.advanceSeconds(5);
        assertNull(again.join());
        assertEquals("Bearer one", bench.authorization());
    }

    @Test
    void closingTheClientAbortsTheSignIn() throws Exception {
        codes(600);
        CompletableFuture<Void> signIn = bench.signIns.start();

        bench.signIns.close();

        SignInBench.failure(TransportException.class, signIn);
        assertEquals(0, bench.time.waiting());
    }

    @Test
    void callsDuringASignInWaitForItsToken() throws Exception {
        codes(600);
        bench.tokens("one", "first");

        bench.signIns.start();
        CompletableFuture<?> awaited = bench.tokens.current();
        assertFalse(awaited.isDone());
        bench.advanceSeconds(5);

        assertTrue(awaited.isDone());
        assertEquals("Bearer one", bench.authorization());
    }

    @Test
    void validRefreshTokenReplacesTheSignIn() throws Exception {
        bench.store.save(Secret.of("kept"));
        bench.tokens("one", "second");

        CompletableFuture<Void> signIn = bench.signIns.start();

        assertNull(signIn.join());
        assertEquals(List.of(), shown);
        assertTrue(bench.server.form(0).contains("refresh_token=kept"), bench.server.form(0));
        assertEquals(Secret.of("second"), bench.store.load());
    }

    @Test
    void invalidRefreshTokenLeadsToANewSignIn() throws Exception {
        bench.store.save(Secret.of("revoked"));
        bench.tokenError("invalid_grant");
        codes(600);
        bench.tokens("one", "second");

        CompletableFuture<Void> signIn = bench.signIns.start();
        bench.advanceSeconds(5);

        assertNull(signIn.join());
        assertEquals(1, shown.size());
        assertEquals(Secret.of("second"), bench.store.load());
    }

    @Test
    void callBeforeTheSignInFailsWithAHint() throws Exception {
        assertEquals(
                "call failed without an access token: no user is signed in; call signIn() of the client",
                bench.authorization());
    }

    @Test
    void metadataOfAnotherIssuerIsRejected() throws Exception {
        bench.metadata("https://evil.example", SignInBench.ISSUER + "/authorize");

        AuthenticationException failure = SignInBench.failure(AuthenticationException.class, bench.signIns.start());

        assertTrue(
                failure.getMessage().contains("must be https://login.example, but is https://evil.example"),
                failure.getMessage());
    }

    @Test
    void malformedResponseIsReportedWithoutQuotingIt() throws Exception {
        for (String response :
                List.of("<html>hunter2", "{\"device_code\":\"hunter2\"}", "{\"device_code\":{\"hunter2\":1}}")) {
            bench.metadata().server.respond(200, response);

            AuthenticationException failure = SignInBench.failure(AuthenticationException.class, bench.signIns.start());

            assertFalse(failure.getMessage().contains("hunter2"), failure.getMessage());
        }
    }

    @Test
    void errorOfTheDeviceAuthorizationEndpointIsReported() throws Exception {
        bench.metadata().server.respond(400, "{\"error\":\"invalid_scope\",\"error_description\":\"No such scope.\"}");

        AuthenticationException failure = SignInBench.failure(AuthenticationException.class, bench.signIns.start());

        assertEquals(
                "signIn failed without an access token: the device authorization endpoint returned 400 invalid_scope:"
                        + " No such scope.",
                failure.getMessage());
    }

    private void codes(int expiresIn) {
        bench.metadata().server.respond(200, CODES.formatted(expiresIn));
    }

    /** Advances the time until the sign-in is done, and returns the times of the token requests. */
    private List<Long> secondsOfTheRequests(CompletableFuture<Void> signIn) {
        List<Long> seconds = new ArrayList<>();
        for (long second = 1; !signIn.isDone() && second < 600; second++) {
            int before = bench.server.tokenRequests().size();
            bench.advanceSeconds(1);
            if (bench.server.tokenRequests().size() > before) {
                seconds.add(second);
            }
        }
        return seconds;
    }
}
