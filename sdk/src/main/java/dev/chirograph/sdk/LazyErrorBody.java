package dev.chirograph.sdk;

import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The body of an error response, parsed once, when it is first read. */
final class LazyErrorBody {
    /** Null once the body is parsed. Guarded by this. */
    private @Nullable Supplier<? extends @Nullable Object> parser;

    /** Guarded by this. */
    private @Nullable Object value;

    LazyErrorBody(Supplier<? extends @Nullable Object> parser) {
        this.parser = Objects.requireNonNull(parser, "error");
    }

    synchronized @Nullable Object value() {
        if (parser != null) {
            value = parser.get();
            // The parser holds the whole response.
            parser = null;
        }
        return value;
    }
}
