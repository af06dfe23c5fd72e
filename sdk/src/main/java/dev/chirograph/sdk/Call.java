package dev.chirograph.sdk;

import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * An operation with its arguments, ready to be executed. Nothing is sent before one of the {@code execute…} methods is called;
 * each of them sends a new request. Immutable and thread-safe.
 *
 * <p>Access tokens and retries are handled within the call's timeout; {@link CallOptions} changes the settings of one call.
 *
 * @param <T> the type of the response's value; {@link Void}, which is always null, if the operation returns none
 */
public interface Call<T extends @Nullable Object> {
    /**
     * Returns this call with options. They take precedence over options that were set before.
     *
     * @param options the options that differ from the client's settings
     */
    Call<T> with(CallOptions options);

    /**
     * Executes the call and waits for the value of the response. Interrupting the waiting thread cancels the call.
     *
     * @throws ChirographException if the call fails; its subclasses give the reason
     * @throws IllegalStateException if the client is closed
     */
    T execute();

    /**
     * Executes the call without waiting. The future completes exceptionally with what {@link #execute} throws. Cancelling it
     * cancels the call. Dependent stages run on the client's executor and may block.
     *
     * @throws IllegalStateException if the client is closed
     */
    CompletableFuture<T> executeAsync();

    /**
     * Executes the call and waits for the response with its status and headers.
     *
     * @throws ChirographException if the call fails; its subclasses give the reason
     * @throws IllegalStateException if the client is closed
     */
    ApiResponse<T> executeWithResponse();

    /** Executes the call like {@link #executeAsync}, for the response with its status and headers. */
    CompletableFuture<ApiResponse<T>> executeWithResponseAsync();
}
