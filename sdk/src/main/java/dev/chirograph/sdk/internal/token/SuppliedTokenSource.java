package dev.chirograph.sdk.internal.token;

import dev.chirograph.sdk.Secret;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/** Supplies the access tokens of the application's supplier, which renews them. */
public final class SuppliedTokenSource implements TokenSource {
    private final Supplier<String> supplier;
    private final Executor executor;

    /** Calls the supplier, which may block, on the executor. */
    public SuppliedTokenSource(Supplier<String> supplier, Executor executor) {
        this.supplier = supplier;
        this.executor = executor;
    }

    @Override
    public CompletableFuture<TokenOutcome> current() {
        return CompletableFuture.supplyAsync(this::supply, executor);
    }

    /** Does nothing: the supplier is called for each attempt. */
    @Override
    public void invalidate(AccessToken rejected) {}

    private TokenOutcome supply() {
        String token;
        try {
            token = supplier.get();
        } catch (RuntimeException e) {
            return new TokenFailure.Unavailable("the supplier of access tokens failed", e);
        }
        if (token == null || !AccessToken.isValid(token)) {
            return new TokenFailure.Unavailable("the supplier of access tokens returned no valid access token", null);
        }
        return new AccessToken(Secret.of(token), Long.MAX_VALUE, Long.MAX_VALUE, null);
    }
}
