package dev.chirograph.sdk.engine;

import org.jspecify.annotations.Nullable;

/** Reads the value of a response. Must be thread-safe. */
@FunctionalInterface
public interface ResponseReader<T extends @Nullable Object> {
    /**
     * Reads the value.
     *
     * @param status the HTTP status
     * @param mediaType the value of {@code Content-Type}; empty for none
     * @param body the body; empty for none
     * @throws RuntimeException if the body is malformed; the message states what is wrong and where, without a quote of the body
     */
    T read(int status, String mediaType, byte[] body);
}
