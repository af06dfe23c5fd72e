package dev.chirograph.sdk.internal.signin;

import dev.chirograph.sdk.ChirographException;
import dev.chirograph.sdk.auth.SignIn;
import dev.chirograph.sdk.auth.TokenStore;
import dev.chirograph.sdk.internal.token.AccessToken;
import dev.chirograph.sdk.internal.token.AuthorizationServerClient;
import dev.chirograph.sdk.internal.token.Client;
import dev.chirograph.sdk.internal.token.DpopKey;
import dev.chirograph.sdk.internal.token.DpopProofs;
import dev.chirograph.sdk.internal.token.Grant;
import dev.chirograph.sdk.internal.token.RenewingTokenSource;
import dev.chirograph.sdk.internal.token.TokenEndpoint;
import dev.chirograph.sdk.internal.token.TokenFailure;
import dev.chirograph.sdk.internal.token.TokenOutcome;
import dev.chirograph.sdk.testing.ScriptedTransport;
import dev.chirograph.sdk.testing.VirtualScheduler;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Sign-ins with everything real except time, the authorization server and randomness. */
final class SignInBench {
    static final String ISSUER = "https://login.example";

    final VirtualScheduler time = new VirtualScheduler();
    final ScriptedTransport server = new ScriptedTransport();
    final TokenStore store = TokenStore.inMemory(null);
    final RenewingTokenSource tokens;
    final SignInManager signIns;

    SignInBench(SignIn signIn, Executor workers) {
        this(signIn, workers, null);
    }

    SignInBench(SignIn signIn, Executor workers, @Nullable DpopKey key) {
        DpopProofs proofs = key == null ? null : new DpopProofs(key, time);
        Grant grant =
                Grant.ofSignIn(new Client("desktop", null), signIn, store).withScopes(List.of("profile", "items:read"));
        AuthorizationServerClient requests =
                new AuthorizationServerClient(server, time, Duration.ofSeconds(30), "test/1", ISSUER, proofs);
        TokenEndpoint tokenEndpoint = new TokenEndpoint(URI.create(ISSUER + "/oauth2/token"), requests, time);
        tokens = new RenewingTokenSource(grant, tokenEndpoint, time, workers, () -> 0.5);
        signIns = SignInManager.of(grant, signIn, tokens, tokenEndpoint, requests, ISSUER, time, workers);
    }

    /** Adds the server's metadata to its responses. */
    SignInBench metadata() {
        return metadata(ISSUER, ISSUER + "/authorize");
    }

    SignInBench metadata(String issuer, String authorizationEndpoint) {
        server.respond(
                200,
                "{\"issuer\":\"" + issuer + "\",\"authorization_endpoint\":\"" + authorizationEndpoint
                        + "\",\"device_authorization_endpoint\":\"" + ISSUER + "/device_authorization\","
                        + "\"authorization_response_iss_parameter_supported\":true,\"scopes_supported\":[\"profile\"]}");
        return this;
    }

    /** Adds a token response to the server's responses. */
    SignInBench tokens(String accessToken, String refreshToken) {
        server.tokenResponse(
                200,
                "{\"access_token\":\"" + accessToken + "\",\"token_type\":\"Bearer\",\"expires_in\":100,"
                        + "\"refresh_token\":\"" + refreshToken + "\"}");
        return this;
    }

    SignInBench tokenError(String error) {
        server.tokenResponse(400, "{\"error\":\"" + error + "\",\"error_description\":\"Because.\"}");
        return this;
    }

    void advanceSeconds(long seconds) {
        time.advance(Duration.ofSeconds(seconds));
    }

    /** Returns the {@code Authorization} of a call, or the message of its failure. */
    String authorization() throws Exception {
        TokenOutcome outcome = tokens.current().get(10, TimeUnit.SECONDS);
        return outcome instanceof AccessToken token
                ? token.authorization()
                : ((TokenFailure) outcome).exception("call").getMessage();
    }

    /** Waits for the failure of a sign-in. */
    static <E extends ChirographException> E failure(Class<E> type, CompletableFuture<Void> signIn) throws Exception {
        try {
            signIn.get(10, TimeUnit.SECONDS);
            throw new AssertionError("The sign-in succeeded");
        } catch (ExecutionException e) {
            return type.cast(e.getCause());
        }
    }
}
