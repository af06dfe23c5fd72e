package dev.chirograph.sdk.internal.call;

import dev.chirograph.sdk.ApiResponse;
import dev.chirograph.sdk.Call;
import dev.chirograph.sdk.CallOptions;
import dev.chirograph.sdk.InterruptedCallException;
import dev.chirograph.sdk.engine.Request;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A call that a pipeline executes. The blocking methods wait for the asynchronous execution. */
final class PipelineCall<T extends @Nullable Object> implements Call<T> {
    private final Pipeline pipeline;
    private final Request request;
    private final ResponseHandler<T> responseHandler;
    private final CallOptions options;

    PipelineCall(Pipeline pipeline, Request request, ResponseHandler<T> responseHandler, CallOptions options) {
        this.pipeline = pipeline;
        this.request = request;
        this.responseHandler = responseHandler;
        this.options = options;
    }

    @Override
    public Call<T> with(CallOptions overrides) {
        return new PipelineCall<>(pipeline, request, responseHandler, options.mergedWith(overrides));
    }

    @Override
    public T execute() {
        return executeWithResponse().value();
    }

    @Override
    public CompletableFuture<T> executeAsync() {
        return start(ApiResponse::value);
    }

    @Override
    public CompletableFuture<ApiResponse<T>> executeWithResponseAsync() {
        return start(response -> response);
    }

    @Override
    public ApiResponse<T> executeWithResponse() {
        if (Thread.currentThread().isInterrupted()) {
            throw new InterruptedCallException(request.operation().toString(), false);
        }
        CallExecution<T> execution = pipeline.start(request, responseHandler, options);
        try {
            return execution.result().get();
        } catch (InterruptedException e) {
            boolean mayHaveBeenProcessed = execution.mayHaveBeenProcessed();
            execution.cancel();
            Thread.currentThread().interrupt();
            throw new InterruptedCallException(request.operation().toString(), mayHaveBeenProcessed);
        } catch (ExecutionException e) {
            throw StackTraces.ofCaller(e.getCause());
        }
    }

    @Override
    public String toString() {
        return "Call[" + request.operation() + "]";
    }

    private <R extends @Nullable Object> CompletableFuture<R> start(Function<ApiResponse<T>, R> result) {
        CallExecution<T> execution = pipeline.start(request, responseHandler, options);
        CompletableFuture<R> future = new CompletableFuture<>();
        execution
                .result()
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
                execution.cancel();
            }
        });
        return future;
    }

    /** Dependent stages of the caller may block; they must not do so on a thread that reads responses. */
    private void handOver(Runnable completion) {
        try {
            pipeline.executor().execute(completion);
        } catch (RejectedExecutionException e) {
            completion.run();
        }
    }
}
