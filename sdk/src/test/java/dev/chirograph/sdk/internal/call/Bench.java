package dev.chirograph.sdk.internal.call;

import dev.chirograph.sdk.Call;
import dev.chirograph.sdk.CallOptions;
import dev.chirograph.sdk.ChirographException;
import dev.chirograph.sdk.Retry;
import dev.chirograph.sdk.Secret;
import dev.chirograph.sdk.auth.TokenStore;
import dev.chirograph.sdk.engine.Operation;
import dev.chirograph.sdk.engine.Request;
import dev.chirograph.sdk.engine.Responses;
import dev.chirograph.sdk.internal.json.Codecs;
import dev.chirograph.sdk.internal.json.Json;
import dev.chirograph.sdk.internal.retry.Backoff;
import dev.chirograph.sdk.internal.token.AuthorizationServerClient;
import dev.chirograph.sdk.internal.token.Client;
import dev.chirograph.sdk.internal.token.DpopProofs;
import dev.chirograph.sdk.internal.token.Form;
import dev.chirograph.sdk.internal.token.Grant;
import dev.chirograph.sdk.internal.token.RenewingTokenSource;
import dev.chirograph.sdk.internal.token.TokenEndpoint;
import dev.chirograph.sdk.testing.ScriptedTransport;
import dev.chirograph.sdk.testing.VirtualScheduler;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** A pipeline with everything real except time, the network and randomness. */
final class Bench {
    static final Operation GET = operation("getThing", "GET", false);
    static final Operation POST = operation("createThing", "POST", false);
    static final Operation GET_WITH_TOKEN = operation("getOwnThing", "GET", true);
    static final Operation POST_WITH_TOKEN = operation("createOwnThing", "POST", true);

    static final URI ENDPOINT = URI.create("https://api.example");
    static final Duration TIMEOUT = Duration.ofSeconds(60);
    static final Grant CLIENT_CREDENTIALS = new Grant(
            new Client("robot", Secret.of("robot-secret")), Form.ofGrantType("client_credentials"), null, List.of());

    final VirtualScheduler time = new VirtualScheduler();
    final ScriptedTransport server = new ScriptedTransport();
    final RenewingTokenSource tokens;
    final Pipeline pipeline;
    private int keys;

    Bench() {
        this(CLIENT_CREDENTIALS);
    }

    Bench(Grant grant) {
        DpopProofs proofs = grant.dpop() == null ? null : new DpopProofs(grant.dpop(), time);
        AuthorizationServerClient requests = new AuthorizationServerClient(
                server, time, Duration.ofSeconds(30), "test/1", "https://login.example", proofs);
        TokenEndpoint tokenEndpoint = new TokenEndpoint(URI.create(ENDPOINT + "/oauth2/token"), requests, time);
        tokens = new RenewingTokenSource(grant, tokenEndpoint, time, Runnable::run, () -> 0.5);
        ClientSettings settings = new ClientSettings(ENDPOINT, TIMEOUT, Retry.standard(), 1000, "test/1", Map.of());
        pipeline = new Pipeline(
                settings, server, tokens, time, Runnable::run, new Backoff(() -> 0.5), () -> "key-" + ++keys);
    }

    static Grant refreshToken(TokenStore store) {
        return new Grant(new Client("app", null), null, store, List.of());
    }

    Call<String> call(Operation operation) {
        Request.Builder request = Request.to(operation).accept("application/json");
        if (operation.method().equals("POST")) {
            request.body("application/json", "{\"a\":1}".getBytes(StandardCharsets.UTF_8));
        }
        return pipeline.call(request.build(), Responses.json(Json.reader(Codecs.STRING)));
    }

    CompletableFuture<String> start(Operation operation) {
        return call(operation).executeAsync();
    }

    CompletableFuture<String> start(Operation operation, Duration timeout) {
        return call(operation)
                .with(CallOptions.builder().timeout(timeout).build())
                .executeAsync();
    }

    void advanceSeconds(long seconds) {
        time.advance(Duration.ofSeconds(seconds));
    }

    /** Returns the failure of a call that has ended. */
    static <E extends ChirographException> E failure(Class<E> type, CompletableFuture<?> call) {
        if (!call.isDone()) {
            throw new AssertionError("The call is still under way");
        }
        try {
            throw new AssertionError("The call succeeded with " + call.join());
        } catch (CompletionException e) {
            return type.cast(e.getCause());
        }
    }

    private static Operation operation(String id, String method, boolean authenticated) {
        Operation.Builder operation = Operation.builder(id, method, "/things");
        return (authenticated ? operation.authenticated() : operation).build();
    }
}
