package dev.chirograph.server.document;

import dev.chirograph.server.api.DocumentHandler;

/** The door to the document. */
public final class Document {
    private Document() {}

    /**
     * Reads the document, which the build puts beside the classes, and returns who serves it.
     *
     * @throws IllegalStateException if it is not there
     */
    public static DocumentHandler handler() {
        return new DocumentOperations(
                DocumentFile.load("/openapi.yaml", "application/yaml"),
                DocumentFile.load("/openapi.json", "application/json"));
    }
}
