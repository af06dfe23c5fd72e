package dev.chirograph.sdk.internal.call;

import static dev.chirograph.sdk.internal.call.Bench.GET_WITH_TOKEN;
import static dev.chirograph.sdk.internal.call.Bench.failure;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.chirograph.sdk.AuthenticationException;
import dev.chirograph.sdk.ChirographException;
import dev.chirograph.sdk.Secret;
import dev.chirograph.sdk.TransportException;
import dev.chirograph.sdk.auth.TokenStore;
import dev.chirograph.sdk.internal.token.Client;
import dev.chirograph.sdk.internal.token.Form;
import dev.chirograph.sdk.internal.token.Grant;
import dev.chirograph.sdk.testing.ScriptedTransport;
import dev.chirograph.sdk.transport.RequestNotSentException;
import dev.chirograph.sdk.transport.TransportResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TokensOfCallsTest {
    private static final String INVALID_GRANT =
            "{\"error\": \"invalid_grant\", \"error_description\": \"The refresh token was used.\"}";

    @Test
    void concurrentCallsShareOneTokenRequest() throws Exception {
        Bench bench = new Bench();
        CompletableFuture<TransportResponse> token = new CompletableFuture<>();
        bench.server.tokenResponse(token);
        CyclicBarrier start = new CyclicBarrier(51);
        List<Thread> threads = new ArrayList<>();
        List<CompletableFuture<String>> results = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            bench.server.respond(200, "\"there\"");
            CompletableFuture<String> result = new CompletableFuture<>();
            results.add(result);
            Thread thread = new Thread(() -> {
                try {
                    start.await();
                    bench.start(GET_WITH_TOKEN).thenAccept(result::complete);
                } catch (Exception e) {
                    result.completeExceptionally(e);
                }
            });
            thread.start();
            threads.add(thread);
        }

        start.await();
        for (Thread thread : threads) {
            thread.join();
        }
        token.complete(granted("token", 1800));

        for (CompletableFuture<String> result : results) {
            assertEquals("there", result.join());
        }
        assertEquals(1, bench.server.tokenRequests().size());
    }

    @Test
    void clientSecretBasicIsFormEncoded() {
        Client client = new Client("ro bot", Secret.of("a+b:c/é"));
        Bench bench =
                new Bench(new Grant(client, Form.ofGrantType("client_credentials"), null, List.of("a:read", "b")));
        bench.server.token("token", 1800).respond(200, "\"there\"");

        bench.start(GET_WITH_TOKEN).join();

        // base64 of ro+bot:a%2Bb%3Ac%2F%C3%A9
        assertEquals(
                "Basic cm8rYm90OmElMkJiJTNBYyUyRiVDMyVBOQ==",
                bench.server.tokenRequests().get(0).headers().first("authorization"));
        assertEquals("grant_type=client_credentials&scope=a%3Aread+b", bench.server.form(0));
    }

    @Test
    void publicClientSendsClientIdInTheForm() {
        Bench bench = new Bench(Bench.refreshToken(TokenStore.inMemory(Secret.of("first"))));
        bench.server.token("token", 1800).respond(200, "\"there\"");

        bench.start(GET_WITH_TOKEN).join();

        assertNull(bench.server.tokenRequests().get(0).headers().first("authorization"));
        assertEquals("client_id=app&grant_type=refresh_token&refresh_token=first", bench.server.form(0));
    }

    @Test
    void tokenIsRenewedBeforeExpiryWhileCallsUseIt() {
        Bench bench = new Bench();
        CompletableFuture<TransportResponse> renewal = new CompletableFuture<>();
        bench.server.token("old", 100).tokenResponse(renewal);
        assertEquals("Bearer old", authorizationOfACall(bench));
        bench.advanceSeconds(79);
        assertEquals("Bearer old", authorizationOfACall(bench));
        assertEquals(1, bench.server.tokenRequests().size());

        bench.advanceSeconds(1);
        assertEquals("Bearer old", authorizationOfACall(bench));
        assertEquals(2, bench.server.tokenRequests().size());
        assertEquals("Bearer old", authorizationOfACall(bench));
        renewal.complete(granted("new", 100));

        assertEquals("Bearer new", authorizationOfACall(bench));
        assertEquals(2, bench.server.tokenRequests().size());
    }

    @Test
    void tokenIsNotSentShortlyBeforeExpiry() {
        Bench bench = new Bench();
        bench.server.token("old", 100).token("new", 100);
        assertEquals("Bearer old", authorizationOfACall(bench));

        bench.advanceSeconds(95);

        assertEquals("Bearer new", authorizationOfACall(bench));
    }

    @Test
    void failedRenewalKeepsTheTokenAndPausesRenewals() {
        Bench bench = new Bench();
        bench.server.token("old", 100).tokenResponse(500, "{}").token("new", 100);
        assertEquals("Bearer old", authorizationOfACall(bench));

        bench.advanceSeconds(81);
        assertEquals("Bearer old", authorizationOfACall(bench));
        bench.advanceSeconds(9);
        assertEquals("Bearer old", authorizationOfACall(bench));
        assertEquals(2, bench.server.tokenRequests().size());

        bench.advanceSeconds(1);
        assertEquals("Bearer old", authorizationOfACall(bench));
        assertEquals("Bearer new", authorizationOfACall(bench));
    }

    @Test
    void pauseAfterAFailedRenewalEndsWhenTheTokenExpires() {
        Bench bench = new Bench();
        bench.server.token("old", 100).failToken(new IOException("broken")).token("new", 100);
        authorizationOfACall(bench);
        bench.advanceSeconds(90);
        assertEquals("Bearer old", authorizationOfACall(bench));

        bench.advanceSeconds(5);

        assertEquals("Bearer new", authorizationOfACall(bench));
    }

    @Test
    void tokenWithoutExpiresInIsUsedUntilInvalidToken() {
        Bench bench = new Bench();
        bench.server.tokenResponse(200, "{\"access_token\": \"lasting\", \"token_type\": \"bearer\"}");
        assertEquals("Bearer lasting", authorizationOfACall(bench));

        bench.time.advance(Duration.ofDays(3000));

        assertEquals("Bearer lasting", authorizationOfACall(bench));
    }

    @Test
    void errorOfTheTokenEndpointIsReportedAndNotRetriedImmediately() {
        Bench bench = new Bench();
        String error = "{\"error\": \"invalid_client\", \"error_description\": \"Unknown client robot.\\n\"}";
        bench.server.tokenResponse(401, error).token("token", 1800);

        AuthenticationException failure = failure(AuthenticationException.class, bench.start(GET_WITH_TOKEN));
        AuthenticationException again = failure(AuthenticationException.class, bench.start(GET_WITH_TOKEN));

        assertEquals("invalid_client", failure.error());
        assertEquals("Unknown client robot.?", failure.errorDescription());
        assertEquals("invalid_client", again.error());
        assertEquals(
                "getOwnThing (GET /things) failed without an access token: the token endpoint returned 401 invalid_client:"
                        + " Unknown client robot.?",
                failure.getMessage());
        assertEquals(1, bench.server.tokenRequests().size());
        bench.advanceSeconds(10);
        assertEquals("Bearer token", authorizationOfACall(bench));
    }

    @Test
    void retryAfterOfTheTokenEndpointIsObeyed() {
        Bench bench = new Bench();
        bench.server
                .tokenResponse(429, "{}", "Retry-After", "30")
                .token("token", 1800)
                .respond(200, "\"there\"");

        CompletableFuture<String> first = bench.start(GET_WITH_TOKEN);
        bench.advanceSeconds(20);
        CompletableFuture<String> hurried = bench.start(GET_WITH_TOKEN, Duration.ofSeconds(5));

        AuthenticationException failure = failure(AuthenticationException.class, hurried);
        assertEquals(Duration.ofSeconds(10), failure.retryAfter());
        assertEquals(1, bench.server.tokenRequests().size());
        bench.advanceSeconds(10);
        assertEquals("there", first.join());
    }

    @Test
    void unreachableTokenEndpointIsRetriedForEveryOperation() {
        Bench bench = new Bench();
        bench.server
                .failToken(new RequestNotSentException("no connection to api.example", null))
                .failToken(new IOException("Connection reset"))
                .token("token", 1800)
                .respond(201, "\"made\"");

        CompletableFuture<String> call = bench.start(Bench.POST_WITH_TOKEN);
        bench.advanceSeconds(1);

        assertEquals("made", call.join());
    }

    @Test
    void unreachableTokenEndpointIsATransportExceptionWithoutProcessing() {
        Bench bench = new Bench();
        for (int i = 0; i < 3; i++) {
            bench.server.failToken(new IOException("Connection reset"));
        }

        CompletableFuture<String> call = bench.start(Bench.POST_WITH_TOKEN);
        bench.advanceSeconds(1);

        assertFalse(failure(TransportException.class, call).mayHaveBeenProcessed());
    }

    @Test
    void tokenRequestTimesOutAfterThirtySeconds() {
        Bench bench = new Bench();
        CompletableFuture<TransportResponse> never = new CompletableFuture<>();
        bench.server.tokenResponse(never).token("token", 1800).respond(200, "\"there\"");

        CompletableFuture<String> call = bench.start(GET_WITH_TOKEN);
        bench.advanceSeconds(30);
        assertTrue(never.isCancelled());
        bench.advanceSeconds(1);

        assertEquals("there", call.join());
    }

    @Test
    void malformedTokenResponseIsReportedWithoutQuotingIt() {
        for (String response : List.of(
                "<html>hunter2</html>",
                "{\"access_token\": \"hunter2\"}",
                "{\"access_token\": \"hunter2\", \"token_type\": \"mac\"}",
                "{\"access_token\": \"hunter2\\n\", \"token_type\": \"Bearer\"}",
                "{\"token_type\": \"Bearer\"}",
                "{\"access_token\": {\"hunter2\": 1}, \"token_type\": \"Bearer\"}")) {
            Bench bench = new Bench();
            bench.server.tokenResponse(200, response);

            ChirographException failure = failure(AuthenticationException.class, bench.start(GET_WITH_TOKEN));

            assertFalse(failure.getMessage().contains("hunter2"), failure.getMessage());
            assertNull(failure.getCause());
        }
    }

    @Test
    void newRefreshTokenIsSavedBeforeTheAccessTokenIsUsed() {
        List<String> events = new ArrayList<>();
        RecordingStore store = new RecordingStore(Secret.of("first"), events);
        Bench bench = new Bench(Bench.refreshToken(store));
        bench.server.tokenResponse(200, rotated("one", "second")).tokenResponse(200, rotated("two", "third"));

        events.add(authorizationOfACall(bench));
        bench.advanceSeconds(100);
        events.add(authorizationOfACall(bench));

        assertEquals(List.of("saved second", "Bearer one", "saved third", "Bearer two"), events);
        assertTrue(bench.server.form(1).contains("refresh_token=second"), bench.server.form(1));
    }

    @Test
    void refreshTokenIsKeptWhenSavingFails() {
        List<String> events = new ArrayList<>();
        RecordingStore store = new RecordingStore(Secret.of("first"), events);
        Bench bench = new Bench(Bench.refreshToken(store));
        bench.server.tokenResponse(200, rotated("one", "second"));
        store.failure = new IllegalStateException("The disk is full");

        AuthenticationException failure = failure(AuthenticationException.class, bench.start(GET_WITH_TOKEN));
        store.failure = null;

        assertTrue(failure.getMessage().contains("token store failed"), failure.getMessage());
        assertEquals("The disk is full", failure.getCause().getMessage());
        assertEquals("Bearer one", authorizationOfACall(bench));
        assertEquals(List.of("saved second"), events);
        assertEquals(1, bench.server.tokenRequests().size());
    }

    @Test
    void invalidRefreshTokenIsNeverSentAgain() {
        Bench bench = new Bench(Bench.refreshToken(TokenStore.inMemory(Secret.of("first"))));
        bench.server.tokenResponse(400, INVALID_GRANT);

        for (int i = 0; i < 10; i++) {
            AuthenticationException failure = failure(AuthenticationException.class, bench.start(GET_WITH_TOKEN));
            assertEquals("invalid_grant", failure.error());
            bench.advanceSeconds(3600);
        }

        assertEquals(1, bench.server.tokenRequests().size());
    }

    @Test
    void refreshTokenOfAnotherProcessReplacesTheInvalidOne() {
        TokenStore store = TokenStore.inMemory(Secret.of("first"));
        Bench bench = new Bench(Bench.refreshToken(store));
        bench.server.tokenResponse(400, INVALID_GRANT).token("token", 1800);
        failure(AuthenticationException.class, bench.start(GET_WITH_TOKEN));

        store.save(Secret.of("signed in again"));
        bench.advanceSeconds(10);

        assertEquals("Bearer token", authorizationOfACall(bench));
    }

    @Test
    void emptyTokenStoreIsReported() {
        Bench bench = new Bench(Bench.refreshToken(TokenStore.inMemory(null)));

        AuthenticationException failure = failure(AuthenticationException.class, bench.start(GET_WITH_TOKEN));

        assertTrue(failure.getMessage().contains("has no refresh token"), failure.getMessage());
    }

    @Test
    void passwordGrantUsesItsRefreshTokenAndThenThePasswordAgain() {
        Form password = Form.ofGrantType("password").with("username", "user").with("password", "hunter2");
        Bench bench = new Bench(new Grant(new Client("app", null), password, TokenStore.inMemory(null), List.of()));
        bench.server
                .tokenResponse(200, rotated("one", "first"))
                .tokenResponse(400, INVALID_GRANT)
                .tokenResponse(200, rotated("two", "second"));

        assertEquals("Bearer one", authorizationOfACall(bench));
        bench.advanceSeconds(100);
        assertEquals("Bearer two", authorizationOfACall(bench));

        assertTrue(bench.server.form(0).startsWith("client_id=app&grant_type=password&"), bench.server.form(0));
        assertTrue(bench.server.form(1).contains("refresh_token=first"), bench.server.form(1));
        assertTrue(bench.server.form(2).contains("grant_type=password"), bench.server.form(2));
    }

    private static String authorizationOfACall(Bench bench) {
        bench.server.respond(200, "\"there\"");
        bench.start(GET_WITH_TOKEN).join();
        int last = bench.server.requests().size() - 1;
        return bench.server.requests().get(last).headers().first("Authorization");
    }

    private static TransportResponse granted(String accessToken, long expiresIn) {
        return ScriptedTransport.response(200, "application/json", ScriptedTransport.tokenJson(accessToken, expiresIn));
    }

    private static String rotated(String accessToken, String refreshToken) {
        return "{\"access_token\": \"" + accessToken + "\", \"token_type\": \"Bearer\", \"expires_in\": 100,"
                + " \"scope\": \"a b\", \"refresh_token\": \"" + refreshToken + "\"}";
    }

    private static final class RecordingStore implements TokenStore {
        private final List<String> events;
        private Secret token;
        private @Nullable RuntimeException failure;

        RecordingStore(Secret token, List<String> events) {
            this.token = token;
            this.events = events;
        }

        @Override
        public Secret load() {
            return token;
        }

        @Override
        public void save(Secret refreshToken) {
            if (failure != null) {
                throw failure;
            }
            token = refreshToken;
            events.add("saved " + refreshToken.reveal());
        }
    }
}
