package dev.chirograph.sdk.internal.http;

import java.io.Closeable;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Ends streams that nobody reads any more. */
public final class Streams {
    private Streams() {}

    /** Closes a stream, if there is one. That it cannot be closed concerns nobody: it is not read any further. */
    public static void close(@Nullable Closeable stream) {
        if (stream == null) {
            return;
        }
        try {
            stream.close();
        } catch (IOException givenUp) {
            // What was left of the connection is gone with that.
        }
    }
}
