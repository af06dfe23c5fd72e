package dev.chirograph.generator.read;

import org.jspecify.annotations.Nullable;

/**
 * Why a document cannot be read.
 *
 * @param pointer where: a JSON pointer (RFC 6901) into the document, empty for the whole of it
 * @param message what is wrong there and what to do
 * @param location the same place as file, line and column; null when they are not known
 */
public record Diagnostic(
        String pointer, String message, @Nullable Location location) {
    /** Takes a refusal whose line is not known. */
    public Diagnostic(String pointer, String message) {
        this(pointer, message, null);
    }

    @Override
    public String toString() {
        return (location == null ? "" : location + ": ") + (pointer.isEmpty() ? "the document" : pointer) + ": "
                + message;
    }
}
