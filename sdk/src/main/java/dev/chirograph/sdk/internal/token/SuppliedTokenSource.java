package dev.chirograph.sdk.internal.token;

import dev.chirograph.sdk.Secret;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/** Takes access tokens from somebody else, who renews them. */
public final class SuppliedTokenSource implements TokenSource {
    private final Supplier<String> supplier;
    private final Executor executor;

    /** Asks the supplier, which may block, on the executor. */
    public SuppliedTokenSource(Supplier<String> supplier, Executor executor) {
        this.supplier = supplier;
        this.executor = executor;
    }

    @Override
    public CompletableFuture<TokenOutcome> current() {
        return CompletableFuture.supplyAsync(this::ask, executor);
    }

    /** The supplier is asked for each attempt, so there is nothing to forget. */
    @Override
    public void invalidate(AccessToken refused) {}

    private TokenOutcome ask() {
        String token;
        try {
            token = supplier.get();
        } catch (RuntimeException e) {
            return new TokenFailure.Unusable("the supplier of access tokens failed", e);
        }
        if (token == null || !AccessToken.isSendable(token)) {
            return new TokenFailure.Unusable("what the supplier of access tokens gave is none", null);
        }
        return new AccessToken(Secret.of(token), Long.MAX_VALUE, Long.MAX_VALUE, null);
    }
}
