package dev.chirograph.sdk.internal.signin;

import dev.chirograph.sdk.internal.call.TransportFailures;
import dev.chirograph.sdk.internal.time.Scheduler;
import dev.chirograph.sdk.internal.token.TokenEndpoint.Denied;
import dev.chirograph.sdk.internal.token.TokenEndpoint.Reply;
import dev.chirograph.sdk.internal.token.TokenFailure;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicBoolean;

/** One user's attempt to sign in, from its begin to the one end that it has. */
final class SignInAttempt {
    private final CompletableFuture<Reply> result = new CompletableFuture<>();
    private final AtomicBoolean answered = new AtomicBoolean();

    /** Begins an attempt that ends in time. */
    SignInAttempt(Scheduler time, Duration timeout) {
        whenOver(time.after(timeout, () -> fail(new TokenFailure.SignInTimedOut(timeout))));
    }

    CompletableFuture<Reply> result() {
        return result;
    }

    boolean isOver() {
        return result.isDone();
    }

    /** Takes the user's answer, of which there is one: tells whether this is it. */
    boolean answer() {
        return !isOver() && answered.compareAndSet(false, true);
    }

    /** Runs a task at the end, or now if that is past. */
    void whenOver(Runnable task) {
        result.whenComplete((reply, failure) -> task.run());
    }

    void end(Reply reply) {
        result.complete(reply);
    }

    void fail(TokenFailure failure) {
        end(new Denied(failure));
    }

    /** Ends with what a stage of the attempt, or what it called, has thrown. */
    void fail(Throwable thrown) {
        Throwable cause = thrown instanceof CompletionException ? TransportFailures.unwrap(thrown) : thrown;
        fail(
                cause instanceof SignInFailedException known
                        ? known.failure()
                        : new TokenFailure.Unusable("the sign-in failed: " + TransportFailures.describe(cause), cause));
    }
}
