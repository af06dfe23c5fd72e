package dev.chirograph.sdk.internal.token;

import dev.chirograph.sdk.internal.token.TokenEndpoint.Result;
import java.util.concurrent.CompletableFuture;

/** A grant for which a user signs in. */
@FunctionalInterface
public interface InteractiveGrant {
    /**
     * Starts a sign-in, without waiting. The future completes with tokens or a failure, within the sign-in's timeout. Completing
     * it from outside cancels the sign-in.
     */
    CompletableFuture<Result> start();
}
