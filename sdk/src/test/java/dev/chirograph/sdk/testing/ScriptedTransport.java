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

/** A fake server with two queues of responses: one for the token endpoint and one for all other requests. */
public final class ScriptedTransport implements Transport {
    private static final String TOKEN_PATH = "/oauth2/token";

    private final Deque<CompletableFuture<TransportResponse>> tokenResponses = new ArrayDeque<>();
    private final Deque<CompletableFuture<TransportResponse>> responses = new ArrayDeque<>();
    private final List<TransportRequest> tokenRequests = new ArrayList<>();
    private final List<TransportRequest> requests = new ArrayList<>();

    @Override
    public synchronized CompletableFuture<TransportResponse> send(TransportRequest request) {
        boolean forToken = request.uri().getPath().endsWith(TOKEN_PATH);
        (forToken ? tokenRequests : requests).add(request);
        CompletableFuture<TransportResponse> response = (forToken ? tokenResponses : responses).poll();
        if (response == null) {
            throw new AssertionError("Unexpected request: " + request.method() + " " + request.uri());
        }
        return response;
    }

    /** Adds a JSON response. */
    public ScriptedTransport respond(int status, String json, String... headers) {
        return respond(completed(status, "application/json", json, headers));
    }

    /** Adds a problem response. */
    public ScriptedTransport problem(int status, String... headers) {
        String json = "{\"type\":\"https://chirograph.dev/problems/some\",\"title\":\"Some problem\",\"status\":"
                + status + ",\"detail\":\"What is wrong.\"}";
        return respond(completed(status, "application/problem+json", json, headers));
    }

    /** Adds a transport failure. */
    public ScriptedTransport fail(IOException failure) {
        return respond(CompletableFuture.failedFuture(failure));
    }

    /** Adds a response that the test completes. */
    public synchronized ScriptedTransport respond(CompletableFuture<TransportResponse> response) {
        responses.add(response);
        return this;
    }

    /** Adds a successful token response. */
    public ScriptedTransport token(String accessToken, long expiresIn) {
        return tokenResponse(200, tokenJson(accessToken, expiresIn));
    }

    /** Adds a JSON token response. */
    public ScriptedTransport tokenResponse(int status, String json, String... headers) {
        return tokenResponse(completed(status, "application/json", json, headers));
    }

    /** Adds a transport failure of the token endpoint. */
    public ScriptedTransport failToken(IOException failure) {
        return tokenResponse(CompletableFuture.failedFuture(failure));
    }

    /** Adds a token response that the test completes. */
    public synchronized ScriptedTransport tokenResponse(CompletableFuture<TransportResponse> response) {
        tokenResponses.add(response);
        return this;
    }

    /** Returns all requests so far except token requests. */
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

    /** Returns the JSON of a token response. */
    public static String tokenJson(String accessToken, long expiresIn) {
        return "{\"access_token\":\"" + accessToken + "\",\"token_type\":\"Bearer\",\"expires_in\":" + expiresIn + "}";
    }

    /** Returns a response. */
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
