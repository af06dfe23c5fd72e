package dev.chirograph.sdk.internal.signin;

import dev.chirograph.sdk.TransportException;
import dev.chirograph.sdk.auth.DeviceSignIn;
import dev.chirograph.sdk.auth.LoopbackSignIn;
import dev.chirograph.sdk.auth.SignIn;
import dev.chirograph.sdk.internal.time.Scheduler;
import dev.chirograph.sdk.internal.token.Grant;
import dev.chirograph.sdk.internal.token.InteractiveGrant;
import dev.chirograph.sdk.internal.token.AuthorizationServerClient;
import dev.chirograph.sdk.internal.token.TokenEndpoint;
import dev.chirograph.sdk.internal.token.TokenEndpoint.Denied;
import dev.chirograph.sdk.internal.token.TokenEndpoint.Reply;
import dev.chirograph.sdk.internal.token.RenewingTokenSource;
import dev.chirograph.sdk.internal.token.TokenFailure;
import dev.chirograph.sdk.internal.token.TokenOutcome;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** The sign-ins of one client, of which there is one at a time. */
public final class SignInManager implements AutoCloseable {
    /** What the operation is called in exceptions. */
    public static final String OPERATION = "signIn";

    private final RenewingTokenSource tokens;
    private final InteractiveGrant interaction;

    /** Guards the field below. Nothing is called while it is held. */
    private final Object lock = new Object();

    private @Nullable CompletableFuture<Void> underWay;

    private SignInManager(RenewingTokenSource tokens, InteractiveGrant interaction) {
        this.tokens = tokens;
        this.interaction = interaction;
    }

    /**
     * Signs users in as a grant says.
     *
     * @param grant one with a way to sign in
     * @param tokens what gets tokens by that grant
     * @param issuer whom the authorization server's metadata must be of
     */
    public static SignInManager of(
            Grant grant,
            SignIn signIn,
            RenewingTokenSource tokens,
            TokenEndpoint tokenEndpoint,
            AuthorizationServerClient requests,
            String issuer,
            Scheduler time,
            Executor workers) {
        Discovery discovery = new Discovery(issuer, requests);
        InteractiveGrant interaction = signIn instanceof LoopbackSignIn loopback
                ? new LoopbackSignInFlow(
                        loopback, grant.client(), grant.scopes(), discovery, tokenEndpoint, time, workers)
                : new DeviceSignInFlow(
                        (DeviceSignIn) signIn,
                        grant.client(),
                        grant.scopes(),
                        discovery,
                        requests,
                        tokenEndpoint,
                        time,
                        workers);
        return new SignInManager(tokens, interaction);
    }

    /**
     * Begins a sign-in, unless a token is there or a refresh token is good.
     *
     * @return fails with why there is no token; to cancel it gives the sign-in up
     * @throws IllegalStateException if one is under way
     */
    public CompletableFuture<Void> begin() {
        CompletableFuture<Void> result = new CompletableFuture<>();
        synchronized (lock) {
            if (underWay != null) {
                throw new IllegalStateException("A sign-in is under way; wait for it, or cancel it");
            }
            underWay = result;
        }
        result.whenComplete((nothing, failure) -> over());
        tokens.signIn(() -> interact(result)).whenComplete((outcome, thrown) -> settle(result, outcome, thrown));
        return result;
    }

    /** Gives up the sign-in that is under way, if there is one. */
    @Override
    public void close() {
        CompletableFuture<Void> last;
        synchronized (lock) {
            last = underWay;
        }
        if (last != null) {
            last.completeExceptionally(new TransportException(OPERATION, "the client was closed", false, null));
        }
    }

    private CompletableFuture<Reply> interact(CompletableFuture<Void> result) {
        Reply givenUp = new Denied(new TokenFailure.Unusable("the sign-in was given up", null));
        if (result.isDone()) {
            return CompletableFuture.completedFuture(givenUp);
        }
        CompletableFuture<Reply> attempt = interaction.begin();
        result.whenComplete((nothing, failure) -> attempt.complete(givenUp));
        return attempt;
    }

    private void over() {
        synchronized (lock) {
            underWay = null;
        }
    }

    private static void settle(
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
