package dev.chirograph.sdk.internal.signin;

import dev.chirograph.sdk.auth.LoopbackSignIn;
import dev.chirograph.sdk.internal.signin.LoopbackListener.RedirectResult;
import dev.chirograph.sdk.internal.token.AuthorizationServerClient;
import dev.chirograph.sdk.internal.token.DpopProofs;
import dev.chirograph.sdk.internal.token.Form;
import dev.chirograph.sdk.internal.token.TokenFailure;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** The authorization code grant with PKCE, with a browser that is redirected to a port of this machine (RFC 8252). */
final class LoopbackSignInFlow extends SignInFlow {
    private final LoopbackSignIn signIn;

    /** The redirect URI and the secrets of one authorization request. */
    private record AuthorizationRequest(String redirectUri, String state, String verifier) {
        @Override
        public String toString() {
            return "AuthorizationRequest[redirectUri=" + redirectUri + "]";
        }
    }

    LoopbackSignInFlow(LoopbackSignIn signIn, Context context) {
        super(context, signIn.timeout());
        this.signIn = signIn;
    }

    @Override
    CompletableFuture<Void> continueWith(SignInAttempt attempt, CompletableFuture<ServerMetadata> metadata) {
        return metadata.thenAcceptAsync(received -> openBrowser(attempt, received), context.workers());
    }

    private void openBrowser(SignInAttempt attempt, ServerMetadata metadata) {
        if (attempt.isDone()) {
            return;
        }
        URI authorizationEndpoint = Discovery.endpoint(metadata.authorizationEndpoint(), "authorization_endpoint");
        LoopbackListener listener;
        try {
            listener = LoopbackListener.open(context.workers(), signIn.redirectPath());
        } catch (IOException e) {
            attempt.fail(new TokenFailure.Unavailable("no port of 127.0.0.1 could be opened for the redirect", e));
            return;
        }
        attempt.onCompletion(listener::close);
        AuthorizationRequest request = new AuthorizationRequest(listener.redirectUri(), Pkce.random(), Pkce.random());
        listener.listen(parameters -> onRedirect(attempt, metadata, request, parameters));
        signIn.browser().accept(uri(authorizationEndpoint, request));
    }

    private URI uri(URI authorizationEndpoint, AuthorizationRequest request) {
        Form query = Form.of("response_type", "code")
                .with("client_id", context.client().id())
                .with("redirect_uri", request.redirectUri())
                .with("state", request.state())
                .with("code_challenge", Pkce.challenge(request.verifier()))
                .with("code_challenge_method", "S256");
        query = context.withScopes(query);
        query = signIn.loginHint() == null ? query : query.with("login_hint", signIn.loginHint());
        query = signIn.prompt() == null ? query : query.with("prompt", signIn.prompt());
        // RFC 9449, section 10: binds the code to the key.
        DpopProofs proofs = context.tokenEndpoint().proofs();
        query = proofs == null ? query : query.with("dpop_jkt", proofs.thumbprint());
        // RFC 6749, section 3.1: the endpoint may have a query, which must be kept.
        String separator = authorizationEndpoint.getRawQuery() == null ? "?" : "&";
        return URI.create(authorizationEndpoint + separator + query.query());
    }

    private RedirectResult onRedirect(
            SignInAttempt attempt,
            ServerMetadata metadata,
            AuthorizationRequest request,
            Map<String, String> parameters) {
        // Without the state, the request is from another program on this machine or from another web page.
        if (!isSame(request.state(), parameters.get("state")) || !attempt.acceptRedirect()) {
            return RedirectResult.IGNORED;
        }
        TokenFailure failure = failure(metadata, parameters);
        if (failure != null) {
            attempt.fail(failure);
            return RedirectResult.FAILED;
        }
        Form form = Form.ofGrantType("authorization_code")
                .with("code", parameters.getOrDefault("code", ""))
                .with("redirect_uri", request.redirectUri())
                .with("code_verifier", request.verifier());
        context.tokenEndpoint().request(context.client(), form).whenComplete((result, thrown) -> {
            if (result != null) {
                attempt.complete(result);
            } else {
                attempt.fail(thrown);
            }
        });
        return RedirectResult.SUCCEEDED;
    }

    private @Nullable TokenFailure failure(ServerMetadata metadata, Map<String, String> parameters) {
        String issuer = parameters.get("iss");
        // RFC 9207, section 2.4: prevents mix-up attacks by another authorization server.
        if (issuer == null
                ? metadata.issParameterSupported()
                : !issuer.equals(context.discovery().issuer())) {
            return new TokenFailure.Unavailable(
                    "the authorization response is from another authorization server (iss)", null);
        }
        String error = parameters.get("error");
        if (error != null) {
            String description = AuthorizationServerClient.printable(parameters.get("error_description"));
            return error.equals("access_denied")
                    ? new TokenFailure.SignInDenied(description)
                    : new TokenFailure.EndpointError(
                            "authorization endpoint",
                            String.valueOf(AuthorizationServerClient.printable(error)),
                            description);
        }
        return parameters.getOrDefault("code", "").isEmpty()
                ? new TokenFailure.Unavailable("the authorization response has neither a code nor an error", null)
                : null;
    }

    private static boolean isSame(String expected, @Nullable String given) {
        return given != null
                && MessageDigest.isEqual(
                        expected.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
    }
}
