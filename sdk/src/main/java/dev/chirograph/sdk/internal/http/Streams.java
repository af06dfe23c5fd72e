package dev.chirograph.sdk.internal.http;

import java.io.Closeable;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Closes streams that are no longer read. */
public final class Streams {
    private Streams() {}

    /** Closes a stream, if there is one. Failures are ignored, since the stream is not read any further. */
    public static void close(@Nullable Closeable stream) {
        if (stream == null) {
            return;
        }
        try {
            stream.close();
        } catch (IOException ignored) {
            // The connection is closed in any case.
        }
    }
}
