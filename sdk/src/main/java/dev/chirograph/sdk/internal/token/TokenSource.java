package dev.chirograph.sdk.internal.token;

import java.util.concurrent.CompletableFuture;

/** Where calls get their access tokens from. Safe for use by many threads. */
public interface TokenSource {
    /** Returns a token that is good now. The future is the caller's own, to cancel or to wait for as long as it likes. */
    CompletableFuture<TokenOutcome> current();

    /** Takes a token that the server refused out of use; one that has taken its place meanwhile stays. */
    void invalidate(AccessToken refused);
}
