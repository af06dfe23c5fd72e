package dev.chirograph.sdk;

import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What a refusal carries besides its status: read when somebody asks, and then once. */
final class LazyErrorBody {
    /** Null once it was asked. Guarded by this. */
    private @Nullable Supplier<? extends @Nullable Object> source;

    /** Guarded by this. */
    private @Nullable Object value;

    LazyErrorBody(Supplier<? extends @Nullable Object> source) {
        this.source = Objects.requireNonNull(source, "error");
    }

    synchronized @Nullable Object value() {
        if (source != null) {
            value = source.get();
            // The source holds the whole answer.
            source = null;
        }
        return value;
    }
}
