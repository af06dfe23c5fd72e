package dev.chirograph.sdk.internal.http;

import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;
import org.jspecify.annotations.Nullable;

/** Reads a body into memory up to a maximum size. A larger body is not read further. */
final class BoundedBody implements BodySubscriber<BoundedBody.Content> {
    private final int maximum;
    private final CompletableFuture<Content> content = new CompletableFuture<>();

    // The publisher calls one method at a time (Reactive Streams, rule 1.3).
    private final List<ByteBuffer> parts = new ArrayList<>();
    private int size;
    private @Nullable Subscription subscription;

    /**
     * The content of a body.
     *
     * @param bytes null if the body exceeds the maximum
     */
    record Content(byte @Nullable [] bytes) {}

    BoundedBody(int maximum) {
        this.maximum = maximum;
    }

    @Override
    public CompletionStage<Content> getBody() {
        return content;
    }

    @Override
    public void onSubscribe(Subscription given) {
        if (subscription != null) {
            given.cancel();
            return;
        }
        subscription = given;
        given.request(1);
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        for (ByteBuffer buffer : buffers) {
            if (buffer.remaining() > maximum - size) {
                subscription.cancel();
                parts.clear();
                content.complete(new Content(null));
                return;
            }
            size += buffer.remaining();
            parts.add(buffer);
        }
        subscription.request(1);
    }

    @Override
    public void onError(Throwable failure) {
        parts.clear();
        content.completeExceptionally(failure);
    }

    @Override
    public void onComplete() {
        ByteBuffer all = ByteBuffer.allocate(size);
        parts.forEach(all::put);
        parts.clear();
        content.complete(new Content(all.array()));
    }
}
