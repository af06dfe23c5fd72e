package dev.chirograph.sdk.internal.call;

import dev.chirograph.sdk.ApiResponse;
import dev.chirograph.sdk.Call;
import dev.chirograph.sdk.CallOptions;
import dev.chirograph.sdk.ChirographException;
import dev.chirograph.sdk.InterruptedCallException;
import dev.chirograph.sdk.engine.Request;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A call that goes through a pipeline. To wait for it is to wait for the async one. */
final class PipelineCall<T extends @Nullable Object> implements Call<T> {
    private final Pipeline pipeline;
    private final Request request;
    private final ResponseHandler<T> reception;
    private final CallOptions options;

    PipelineCall(Pipeline pipeline, Request request, ResponseHandler<T> reception, CallOptions options) {
        this.pipeline = pipeline;
        this.request = request;
        this.reception = reception;
        this.options = options;
    }

    @Override
    public Call<T> with(CallOptions more) {
        return new PipelineCall<>(pipeline, request, reception, options.overlaidWith(more));
    }

    @Override
    public T execute() {
        return response().value();
    }

    @Override
    public CompletableFuture<T> executeAsync() {
        return start(ApiResponse::value);
    }

    @Override
    public CompletableFuture<ApiResponse<T>> responseAsync() {
        return start(response -> response);
    }

    @Override
    public ApiResponse<T> response() {
        if (Thread.currentThread().isInterrupted()) {
            throw new InterruptedCallException(request.operation().toString(), false);
        }
        CallExecution<T> exchange = pipeline.start(request, reception, options);
        try {
            return exchange.result().get();
        } catch (InterruptedException e) {
            boolean mayHaveBeenProcessed = exchange.mayHaveBeenProcessed();
            exchange.cancel();
            Thread.currentThread().interrupt();
            throw new InterruptedCallException(request.operation().toString(), mayHaveBeenProcessed);
        } catch (ExecutionException e) {
            throw here(e.getCause());
        }
    }

    @Override
    public String toString() {
        return "Call[" + request.operation() + "]";
    }

    private <R extends @Nullable Object> CompletableFuture<R> start(Function<ApiResponse<T>, R> result) {
        CallExecution<T> exchange = pipeline.start(request, reception, options);
        CompletableFuture<R> future = new CompletableFuture<>();
        exchange.result()
                .whenComplete((response, failure) -> handOver(() -> {
                    if (failure == null) {
                        if (!future.complete(result.apply(response))) {
                            CallExecution.discard(response);
                        }
                    } else {
                        future.completeExceptionally(failure);
                    }
                }));
        future.whenComplete((value, failure) -> {
            if (future.isCancelled()) {
                exchange.cancel();
            }
        });
        return future;
    }

    /** The caller's continuations may block or take long; they must not do so where answers are read. */
    private void handOver(Runnable completion) {
        try {
            pipeline.executor().execute(completion);
        } catch (RejectedExecutionException e) {
            completion.run();
        }
    }

    /** The exception was made on a thread that nobody knows; what helps is the line that made the call. */
    private static RuntimeException here(Throwable failure) {
        if (failure instanceof ChirographException exception) {
            exception.fillInStackTrace();
            return exception;
        }
        if (failure instanceof Error error) {
            throw error;
        }
        return (RuntimeException) failure;
    }
}
