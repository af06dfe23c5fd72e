package dev.chirograph.sdk.internal.signin;

import dev.chirograph.sdk.auth.LoopbackSignIn;
import dev.chirograph.sdk.internal.time.Scheduler;
import dev.chirograph.sdk.internal.token.Client;
import dev.chirograph.sdk.internal.token.DpopProofs;
import dev.chirograph.sdk.internal.token.Form;
import dev.chirograph.sdk.internal.token.InteractiveGrant;
import dev.chirograph.sdk.internal.token.AuthorizationServerClient;
import dev.chirograph.sdk.internal.token.TokenEndpoint;
import dev.chirograph.sdk.internal.token.TokenEndpoint.Reply;
import dev.chirograph.sdk.internal.token.TokenFailure;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** Signs a user in by authorization code and PKCE, with a browser that comes back to a port of this machine. */
final class LoopbackSignInFlow implements InteractiveGrant {
    private final LoopbackSignIn how;
    private final Client client;
    private final List<String> scopes;
    private final Discovery discovery;
    private final TokenEndpoint tokenEndpoint;
    private final Scheduler time;
    private final Executor workers;

    /**
     * Signs in at the server that is discovered.
     *
     * @param workers where the browser is opened and its connections are read
     */
    LoopbackSignInFlow(
            LoopbackSignIn how,
            Client client,
            List<String> scopes,
            Discovery discovery,
            TokenEndpoint tokenEndpoint,
            Scheduler time,
            Executor workers) {
        this.how = how;
        this.client = client;
        this.scopes = scopes;
        this.discovery = discovery;
        this.tokenEndpoint = tokenEndpoint;
        this.time = time;
        this.workers = workers;
    }

    @Override
    public CompletableFuture<Reply> begin() {
        SignInAttempt attempt = new SignInAttempt(time, how.timeout());
        discovery
                .metadata()
                .thenAcceptAsync(metadata -> open(attempt, metadata), workers)
                .exceptionally(thrown -> {
                    attempt.fail(thrown);
                    return null;
                });
        return attempt.result();
    }

    private void open(SignInAttempt attempt, ServerMetadata metadata) {
        if (attempt.isOver()) {
            return;
        }
        URI authorizationEndpoint = Discovery.endpoint(metadata.authorizationEndpoint(), "authorization_endpoint");
        String verifier = Pkce.random();
        String state = Pkce.random();
        LoopbackListener listener;
        try {
            listener = LoopbackListener.open(workers, how.path());
        } catch (IOException e) {
            attempt.fail(new TokenFailure.Unusable("no port of 127.0.0.1 could be opened for the browser's answer", e));
            return;
        }
        attempt.whenOver(listener::close);
        String redirectUri = listener.redirectUri();
        listener.listen(answer -> take(attempt, metadata, answer, state, verifier, redirectUri));
        how.browser().accept(address(authorizationEndpoint, redirectUri, state, verifier));
    }

    private URI address(URI authorizationEndpoint, String redirectUri, String state, String verifier) {
        Form query = Form.of("response_type", "code")
                .with("client_id", client.id())
                .with("redirect_uri", redirectUri)
                .with("state", state)
                .with("code_challenge", Pkce.challenge(verifier))
                .with("code_challenge_method", "S256");
        query = scopes.isEmpty() ? query : query.with("scope", String.join(" ", scopes));
        query = how.loginHint() == null ? query : query.with("login_hint", how.loginHint());
        query = how.prompt() == null ? query : query.with("prompt", how.prompt());
        // RFC 9449, section 10: the code is of no use to whoever has not got the key.
        DpopProofs proofs = tokenEndpoint.proofs();
        query = proofs == null ? query : query.with("dpop_jkt", proofs.thumbprint());
        // RFC 6749, section 3.1: the endpoint may have a query of its own, which stays.
        String separator = authorizationEndpoint.getRawQuery() == null ? "?" : "&";
        return URI.create(authorizationEndpoint + separator + query.query());
    }

    private LoopbackListener.Verdict take(
            SignInAttempt attempt,
            ServerMetadata metadata,
            Map<String, String> answer,
            String state,
            String verifier,
            String redirectUri) {
        // Whoever does not know the state is not the browser that was sent: some other program of this machine, or some
        // page.
        if (!isSame(state, answer.get("state")) || !attempt.answer()) {
            return LoopbackListener.Verdict.NOT_OURS;
        }
        TokenFailure failure = whatIsWrong(metadata, answer);
        if (failure != null) {
            attempt.fail(failure);
            return LoopbackListener.Verdict.FAILED;
        }
        Form form = Form.ofGrantType("authorization_code")
                .with("code", answer.getOrDefault("code", ""))
                .with("redirect_uri", redirectUri)
                .with("code_verifier", verifier);
        tokenEndpoint.ask(client, form).whenComplete((reply, thrown) -> {
            if (reply != null) {
                attempt.end(reply);
            } else {
                attempt.fail(thrown);
            }
        });
        return LoopbackListener.Verdict.DONE;
    }

    private @Nullable TokenFailure whatIsWrong(ServerMetadata metadata, Map<String, String> answer) {
        String issuer = answer.get("iss");
        // RFC 9207, section 2.4: another server's answer, or one that hides whose it is, is none.
        if (issuer == null ? metadata.namesIssuer() : !issuer.equals(discovery.issuer())) {
            return new TokenFailure.Unusable("the browser brought the answer of another authorization server", null);
        }
        String error = answer.get("error");
        if (error != null) {
            String description = AuthorizationServerClient.readable(answer.get("error_description"));
            return error.equals("access_denied")
                    ? new TokenFailure.SignInDenied(description)
                    : new TokenFailure.RefusedAt(
                            "authorization endpoint", String.valueOf(AuthorizationServerClient.readable(error)), description);
        }
        return answer.getOrDefault("code", "").isEmpty()
                ? new TokenFailure.Unusable("the browser brought neither a code nor an error", null)
                : null;
    }

    private static boolean isSame(String expected, @Nullable String given) {
        return given != null
                && MessageDigest.isEqual(
                        expected.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
    }
}
