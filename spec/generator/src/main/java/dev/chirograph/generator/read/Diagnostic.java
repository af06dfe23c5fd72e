package dev.chirograph.generator.read;

import org.jspecify.annotations.Nullable;

/**
 * An error that prevents a document from being read.
 *
 * @param pointer a JSON pointer (RFC 6901) into the document; empty for the whole document
 * @param message the error and how to fix it
 * @param location the same place as file, line and column; null if unknown
 */
public record Diagnostic(
        String pointer, String message, @Nullable Location location) {
    /** Creates a diagnostic without a known line. */
    public Diagnostic(String pointer, String message) {
        this(pointer, message, null);
    }

    @Override
    public String toString() {
        return (location == null ? "" : location + ": ") + (pointer.isEmpty() ? "the document" : pointer) + ": "
                + message;
    }
}
