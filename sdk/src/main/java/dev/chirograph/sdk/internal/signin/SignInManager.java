package dev.chirograph.sdk.internal.signin;

import dev.chirograph.sdk.TransportException;
import dev.chirograph.sdk.auth.DeviceSignIn;
import dev.chirograph.sdk.auth.LoopbackSignIn;
import dev.chirograph.sdk.auth.SignIn;
import dev.chirograph.sdk.internal.time.Scheduler;
import dev.chirograph.sdk.internal.token.AuthorizationServerClient;
import dev.chirograph.sdk.internal.token.Grant;
import dev.chirograph.sdk.internal.token.RenewingTokenSource;
import dev.chirograph.sdk.internal.token.TokenEndpoint;
import dev.chirograph.sdk.internal.token.TokenEndpoint.Failed;
import dev.chirograph.sdk.internal.token.TokenEndpoint.Result;
import dev.chirograph.sdk.internal.token.TokenFailure;
import dev.chirograph.sdk.internal.token.TokenOutcome;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** Runs the sign-ins of one client, one at a time. */
public final class SignInManager implements AutoCloseable {
    /** The name of the operation in exceptions. */
    public static final String OPERATION = "signIn";

    private final RenewingTokenSource tokens;
    private final SignInFlow flow;

    /** Guards the field below. Nothing is called while the lock is held. */
    private final Object lock = new Object();

    private @Nullable CompletableFuture<Void> inProgress;

    private SignInManager(RenewingTokenSource tokens, SignInFlow flow) {
        this.tokens = tokens;
        this.flow = flow;
    }

    /**
     * Returns a manager of sign-ins.
     *
     * @param grant a grant with a sign-in
     * @param tokens the token source of that grant
     * @param issuer the issuer identifier that the authorization server's metadata must have
     */
    public static SignInManager of(
            Grant grant,
            SignIn signIn,
            RenewingTokenSource tokens,
            TokenEndpoint tokenEndpoint,
            AuthorizationServerClient server,
            String issuer,
            Scheduler scheduler,
            Executor workers) {
        SignInFlow.Context context = new SignInFlow.Context(
                grant.client(),
                grant.scopes(),
                new Discovery(issuer, server),
                server,
                tokenEndpoint,
                scheduler,
                workers);
        SignInFlow flow = signIn instanceof LoopbackSignIn loopback
                ? new LoopbackSignInFlow(loopback, context)
                : new DeviceSignInFlow((DeviceSignIn) signIn, context);
        return new SignInManager(tokens, flow);
    }

    /**
     * Starts a sign-in, unless there is a valid access token or refresh token.
     *
     * @return completes exceptionally if there is no token; cancelling it cancels the sign-in
     * @throws IllegalStateException if a sign-in is in progress
     */
    public CompletableFuture<Void> start() {
        CompletableFuture<Void> result = new CompletableFuture<>();
        synchronized (lock) {
            if (inProgress != null) {
                throw new IllegalStateException("A sign-in is in progress; wait for it or cancel it");
            }
            inProgress = result;
        }
        result.whenComplete((nothing, failure) -> end());
        tokens.signIn(() -> startFlow(result)).whenComplete((outcome, thrown) -> complete(result, outcome, thrown));
        return result;
    }

    /** Aborts the sign-in in progress, if there is one. */
    @Override
    public void close() {
        CompletableFuture<Void> current;
        synchronized (lock) {
            current = inProgress;
        }
        if (current != null) {
            current.completeExceptionally(new TransportException(OPERATION, "the client was closed", false, null));
        }
    }

    private CompletableFuture<Result> startFlow(CompletableFuture<Void> result) {
        Result cancelled = new Failed(new TokenFailure.Unavailable("the sign-in was cancelled", null));
        if (result.isDone()) {
            return CompletableFuture.completedFuture(cancelled);
        }
        CompletableFuture<Result> attempt = flow.start();
        result.whenComplete((nothing, failure) -> attempt.complete(cancelled));
        return attempt;
    }

    private void end() {
        synchronized (lock) {
            inProgress = null;
        }
    }

    private static void complete(
            CompletableFuture<Void> result, @Nullable TokenOutcome outcome, @Nullable Throwable thrown) {
        if (outcome instanceof TokenFailure failure) {
            result.completeExceptionally(failure.exception(OPERATION));
        } else if (thrown != null) {
            result.completeExceptionally(thrown);
        } else {
            result.complete(null);
        }
    }
}
