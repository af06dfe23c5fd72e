package dev.chirograph.sdk.testing;

import dev.chirograph.sdk.transport.Headers;
import dev.chirograph.sdk.transport.Transport;
import dev.chirograph.sdk.transport.TransportRequest;
import dev.chirograph.sdk.transport.TransportResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** A server whose answers a test has written down: one queue for the token endpoint, one for all else. */
public final class ScriptedTransport implements Transport {
    private static final String TOKEN_PATH = "/oauth2/token";

    private final Deque<CompletableFuture<TransportResponse>> tokenAnswers = new ArrayDeque<>();
    private final Deque<CompletableFuture<TransportResponse>> answers = new ArrayDeque<>();
    private final List<TransportRequest> tokenRequests = new ArrayList<>();
    private final List<TransportRequest> requests = new ArrayList<>();

    @Override
    public synchronized CompletableFuture<TransportResponse> send(TransportRequest request) {
        boolean forToken = request.uri().getPath().endsWith(TOKEN_PATH);
        (forToken ? tokenRequests : requests).add(request);
        CompletableFuture<TransportResponse> answer = (forToken ? tokenAnswers : answers).poll();
        if (answer == null) {
            throw new AssertionError("Nobody expects " + request.method() + " " + request.uri());
        }
        return answer;
    }

    /** Answers a call with JSON. */
    public ScriptedTransport answer(int status, String json, String... headers) {
        return answer(completed(status, "application/json", json, headers));
    }

    /** Answers a call with a problem. */
    public ScriptedTransport problem(int status, String... headers) {
        String json = "{\"type\":\"https://chirograph.dev/problems/some\",\"title\":\"Some problem\",\"status\":"
                + status + ",\"detail\":\"What is wrong.\"}";
        return answer(completed(status, "application/problem+json", json, headers));
    }

    /** Fails a call. */
    public ScriptedTransport fail(IOException failure) {
        return answer(CompletableFuture.failedFuture(failure));
    }

    /** Answers a call when the test completes the future. */
    public synchronized ScriptedTransport answer(CompletableFuture<TransportResponse> answer) {
        answers.add(answer);
        return this;
    }

    /** Grants an access token. */
    public ScriptedTransport token(String accessToken, long expiresIn) {
        return tokenAnswer(200, tokenJson(accessToken, expiresIn));
    }

    /** Answers a token request with JSON. */
    public ScriptedTransport tokenAnswer(int status, String json, String... headers) {
        return tokenAnswer(completed(status, "application/json", json, headers));
    }

    /** Fails a token request. */
    public ScriptedTransport failToken(IOException failure) {
        return tokenAnswer(CompletableFuture.failedFuture(failure));
    }

    /** Answers a token request when the test completes the future. */
    public synchronized ScriptedTransport tokenAnswer(CompletableFuture<TransportResponse> answer) {
        tokenAnswers.add(answer);
        return this;
    }

    /** Returns the calls so far. */
    public synchronized List<TransportRequest> requests() {
        return List.copyOf(requests);
    }

    /** Returns the token requests so far. */
    public synchronized List<TransportRequest> tokenRequests() {
        return List.copyOf(tokenRequests);
    }

    /** Returns the form of a token request. */
    public String form(int index) {
        return new String(tokenRequests().get(index).body(), StandardCharsets.UTF_8);
    }

    /** Returns what a token endpoint answers. */
    public static String tokenJson(String accessToken, long expiresIn) {
        return "{\"access_token\":\"" + accessToken + "\",\"token_type\":\"Bearer\",\"expires_in\":" + expiresIn + "}";
    }

    /** Returns an answer. */
    public static TransportResponse response(int status, String mediaType, String body, String... headers) {
        Map<String, List<String>> all = new LinkedHashMap<>();
        all.put("content-type", List.of(mediaType));
        for (int i = 0; i < headers.length; i += 2) {
            all.put(headers[i], List.of(headers[i + 1]));
        }
        return TransportResponse.of(status, Headers.of(all), body.getBytes(StandardCharsets.UTF_8));
    }

    private static CompletableFuture<TransportResponse> completed(
            int status, String mediaType, String body, String... headers) {
        return CompletableFuture.completedFuture(response(status, mediaType, body, headers));
    }
}
