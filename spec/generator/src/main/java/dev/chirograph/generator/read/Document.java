package dev.chirograph.generator.read;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.chirograph.generator.contract.Contract;
import io.swagger.v3.parser.core.models.ParseOptions;
import io.swagger.v3.parser.core.models.SwaggerParseResult;
import io.swagger.v3.parser.util.DeserializationUtils;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An OpenAPI document, as YAML or JSON. */
public final class Document {
    private final String text;
    private final JsonNode root;
    private final Neighbours neighbours;

    private Document(String text, JsonNode root, Neighbours neighbours) {
        this.text = text;
        this.root = root;
        this.neighbours = neighbours;
    }

    /**
     * Loads a document from a file. What it refers to in other files is looked for relative to it.
     *
     * @throws ContractException when the file is neither YAML nor JSON
     * @throws IOException when it cannot be read
     */
    public static Document load(Path file) throws IOException {
        return parse(
                Files.readString(file), new Neighbours(file.toAbsolutePath().getParent()));
    }

    /**
     * Takes a document's text, which can refer to no other files.
     *
     * @throws ContractException when it is neither YAML nor JSON
     */
    public static Document parse(String text) {
        return parse(text, new Neighbours(null));
    }

    private static Document parse(String text, Neighbours neighbours) {
        JsonNode root = tree("", text);
        if (root == null || !root.isObject()) {
            throw unreadable("", "it is no object with the key `openapi`; give an OpenAPI document");
        }
        return new Document(text, root, neighbours);
    }

    /**
     * Reads what the document says.
     *
     * @throws ContractException with everything of which nobody can tell what it means
     */
    public Contract contract() {
        return ContractReader.read(root, neighbours);
    }

    /** Returns the document's text as it was given. */
    public String text() {
        return text;
    }

    /** Returns the document as JSON, whatever it was given as. */
    public String json() {
        try {
            return new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree that was read cannot be written", e);
        }
    }

    /** Makes a tree of the text of a file, null when it is empty. */
    static @Nullable JsonNode tree(String file, String text) {
        SwaggerParseResult result = new SwaggerParseResult();
        JsonNode root = tree(file, text, result);
        List<String> messages = result.getMessages() == null ? List.of() : result.getMessages();
        if (!messages.isEmpty()) {
            throw new ContractException(messages.stream()
                    .map(message -> new Refusal(file, message + "; mend it there"))
                    .toList());
        }
        return root;
    }

    private static @Nullable JsonNode tree(String file, String text, SwaggerParseResult result) {
        try {
            return DeserializationUtils.deserializeIntoTree(text, "the document", new ParseOptions(), result);
        } catch (RuntimeException e) {
            // The parser wraps what it found; the innermost exception names line and column.
            Throwable cause = e;
            while (cause.getCause() != null) {
                cause = cause.getCause();
            }
            throw unreadable(file, "it is neither YAML nor JSON: " + cause.getMessage());
        }
    }

    private static ContractException unreadable(String file, String message) {
        return new ContractException(List.of(new Refusal(file, message)));
    }
}
