package dev.chirograph.server.document;

import dev.chirograph.server.api.DocumentHandler;
import jakarta.json.Json;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** The entry point to the document. */
public final class Document {
    private Document() {}

    /**
     * Reads the document from the class path and returns its handler.
     *
     * @param publicUrl the only server that the served document names
     * @throws IllegalStateException if it is missing
     */
    public static DocumentHandler handler(URI publicUrl) {
        return new DocumentOperations(
                DocumentFile.of("application/yaml", PublishedServers.inYaml(load("/openapi.yaml"), publicUrl)),
                DocumentFile.of("application/json", PublishedServers.inJson(load("/openapi.json"), publicUrl)));
    }

    /**
     * Returns the version of the document.
     *
     * @throws IllegalStateException if it is missing
     */
    public static String version() {
        try (JsonReader reader = Json.createReader(new StringReader(load("/openapi.json")))) {
            return reader.readObject().getJsonObject("info").getString("version");
        }
    }

    private static String load(String path) {
        try (InputStream file = Document.class.getResourceAsStream(path)) {
            if (file == null) {
                throw new IllegalStateException(path + " is not on the class path; build the server again.");
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(path + " cannot be read from the class path.", e);
        }
    }
}
