package dev.chirograph.sdk;

import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * One operation with its arguments, ready to be made. Nothing is sent before one of the methods below asks for it, and each
 * time one does the call is made anew. Immutable and safe for use by many threads.
 *
 * <p>Tokens, waiting and repeating are taken care of within the call's deadline; see {@link CallOptions} for what can be
 * different for one call.
 *
 * @param <T> the answer's value; {@link Void}, which is always null, if the operation answers none
 */
public interface Call<T extends @Nullable Object> {
    /**
     * Returns the same call with these options. Where options were given before, these take their place one by one.
     *
     * @param options what is different from the client's settings
     */
    Call<T> with(CallOptions options);

    /**
     * Makes the call and waits for the answer's value. A thread that is interrupted while it waits gives the call up.
     *
     * @throws ChirographException if the call failed; its subclasses say how
     */
    T execute();

    /**
     * Makes the call without waiting. The future fails with the exceptions that {@link #execute} throws; to cancel it gives
     * the call up. Its dependent stages may block: they run on the client's executor.
     */
    CompletableFuture<T> executeAsync();

    /**
     * Makes the call and waits for the answer with its status and headers.
     *
     * @throws ChirographException if the call failed; its subclasses say how
     */
    ApiResponse<T> response();

    /** Makes the call as {@link #executeAsync} does, for the answer with its status and headers. */
    CompletableFuture<ApiResponse<T>> responseAsync();
}
