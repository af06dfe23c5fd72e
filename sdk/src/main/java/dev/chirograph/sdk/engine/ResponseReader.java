package dev.chirograph.sdk.engine;

import org.jspecify.annotations.Nullable;

/** Reads the value of a successful answer. Safe for use by many threads. */
@FunctionalInterface
public interface ResponseReader<T extends @Nullable Object> {
    /**
     * Reads the value.
     *
     * @param mediaType the value of {@code Content-Type}, empty when there is none
     * @throws RuntimeException if it cannot be read; the message says why, and where, without quoting the body
     */
    T read(int status, String mediaType, byte[] body);
}
