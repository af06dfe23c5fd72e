package dev.chirograph.sdk.internal.token;

import dev.chirograph.sdk.internal.token.TokenEndpoint.Reply;
import java.util.concurrent.CompletableFuture;

/** A way for a user to sign in. */
@FunctionalInterface
public interface InteractiveGrant {
    /**
     * Has the user sign in, without waiting. The future completes with tokens or with why there are none, and within the time
     * that the user has; to complete it from outside gives the sign-in up.
     */
    CompletableFuture<Reply> begin();
}
