package dev.chirograph.sdk.internal.signin;

import dev.chirograph.sdk.internal.time.Scheduler;
import dev.chirograph.sdk.internal.token.AuthorizationServerClient;
import dev.chirograph.sdk.internal.token.Client;
import dev.chirograph.sdk.internal.token.Form;
import dev.chirograph.sdk.internal.token.InteractiveGrant;
import dev.chirograph.sdk.internal.token.TokenEndpoint;
import dev.chirograph.sdk.internal.token.TokenEndpoint.Result;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/** A sign-in of users: one attempt with a timeout, which begins with the authorization server's metadata. */
abstract sealed class SignInFlow implements InteractiveGrant permits LoopbackSignInFlow, DeviceSignInFlow {
    final Context context;

    private final Duration timeout;

    /**
     * What all sign-ins use.
     *
     * @param scopes the scopes to request; empty for the server's default
     * @param workers runs code of the application and reads the browser's connections
     */
    record Context(
            Client client,
            List<String> scopes,
            Discovery discovery,
            AuthorizationServerClient server,
            TokenEndpoint tokenEndpoint,
            Scheduler scheduler,
            Executor workers) {

        Form withScopes(Form form) {
            return scopes.isEmpty() ? form : form.with("scope", String.join(" ", scopes));
        }
    }

    SignInFlow(Context context, Duration timeout) {
        this.context = context;
        this.timeout = timeout;
    }

    @Override
    public final CompletableFuture<Result> start() {
        SignInAttempt attempt = new SignInAttempt(context.scheduler(), timeout);
        continueWith(attempt, context.discovery().metadata()).exceptionally(thrown -> {
            attempt.fail(thrown);
            return null;
        });
        return attempt.result();
    }

    /** Continues the attempt when the metadata has arrived. A failure of the returned future fails the attempt. */
    abstract CompletableFuture<Void> continueWith(SignInAttempt attempt, CompletableFuture<ServerMetadata> metadata);
}
