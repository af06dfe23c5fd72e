package dev.chirograph.sdk.internal.signin;

import dev.chirograph.sdk.internal.call.TransportFailures;
import dev.chirograph.sdk.internal.time.Scheduler;
import dev.chirograph.sdk.internal.token.TokenEndpoint.Failed;
import dev.chirograph.sdk.internal.token.TokenEndpoint.Result;
import dev.chirograph.sdk.internal.token.TokenFailure;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicBoolean;

/** One attempt of a user to sign in, which completes once. */
final class SignInAttempt {
    private final CompletableFuture<Result> result = new CompletableFuture<>();
    private final AtomicBoolean redirected = new AtomicBoolean();

    /** Creates an attempt that fails after a timeout. */
    SignInAttempt(Scheduler scheduler, Duration timeout) {
        onCompletion(scheduler.schedule(timeout, () -> fail(new TokenFailure.SignInTimedOut(timeout))));
    }

    CompletableFuture<Result> result() {
        return result;
    }

    boolean isDone() {
        return result.isDone();
    }

    /** Accepts the redirect of the browser; returns false for a second one or after the end. */
    boolean acceptRedirect() {
        return !isDone() && redirected.compareAndSet(false, true);
    }

    /** Runs a task at the end of the attempt, or immediately if it has ended. */
    void onCompletion(Runnable task) {
        result.whenComplete((outcome, failure) -> task.run());
    }

    void complete(Result outcome) {
        result.complete(outcome);
    }

    void fail(TokenFailure failure) {
        complete(new Failed(failure));
    }

    /** Fails with the exception of a stage. */
    void fail(Throwable thrown) {
        Throwable cause = thrown instanceof CompletionException ? TransportFailures.unwrap(thrown) : thrown;
        fail(
                cause instanceof SignInFailedException signInFailed
                        ? signInFailed.failure()
                        : new TokenFailure.Unavailable(
                                "the sign-in failed: " + TransportFailures.describe(cause), cause));
    }
}
