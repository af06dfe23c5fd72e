package dev.chirograph.server.document;

import dev.chirograph.server.api.DocumentHandler;

/** The entry point to the document. */
public final class Document {
    private Document() {}

    /**
     * Reads the document from the class path and returns its handler.
     *
     * @throws IllegalStateException if it is missing
     */
    public static DocumentHandler handler() {
        return new DocumentOperations(
                DocumentFile.load("/openapi.yaml", "application/yaml"),
                DocumentFile.load("/openapi.json", "application/json"));
    }
}
