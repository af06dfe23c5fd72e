package dev.chirograph.sdk.internal.token;

import java.util.concurrent.CompletableFuture;

/** Supplies the access tokens of calls. Thread-safe. */
public interface TokenSource {
    /** Returns a valid token. The future is the caller's own: cancelling it affects no other caller. */
    CompletableFuture<TokenOutcome> current();

    /** Discards a token that the server rejected. A token that has already replaced it stays in use. */
    void invalidate(AccessToken rejected);
}
