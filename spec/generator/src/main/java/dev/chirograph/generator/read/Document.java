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

    private Document(String text, JsonNode root) {
        this.text = text;
        this.root = root;
    }

    /**
     * Loads a document from a file.
     *
     * @throws ContractException when the file is neither YAML nor JSON
     * @throws IOException when it cannot be read
     */
    public static Document load(Path file) throws IOException {
        return parse(Files.readString(file));
    }

    /**
     * Takes a document's text.
     *
     * @throws ContractException when it is neither YAML nor JSON
     */
    public static Document parse(String text) {
        SwaggerParseResult result = new SwaggerParseResult();
        JsonNode root = tree(text, result);
        List<String> messages = result.getMessages() == null ? List.of() : result.getMessages();
        if (!messages.isEmpty()) {
            throw new ContractException(messages.stream()
                    .map(message -> new Refusal("", message + "; mend it there"))
                    .toList());
        }
        if (root == null || !root.isObject()) {
            throw unreadable("it is no object with the key `openapi`; give an OpenAPI document");
        }
        return new Document(text, root);
    }

    /**
     * Reads what the document says.
     *
     * @throws ContractException with everything that the contract model cannot say
     */
    public Contract contract() {
        return ContractReader.read(root);
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

    private static @Nullable JsonNode tree(String text, SwaggerParseResult result) {
        try {
            return DeserializationUtils.deserializeIntoTree(text, "the document", new ParseOptions(), result);
        } catch (RuntimeException e) {
            // The parser wraps what it found; the innermost exception names line and column.
            Throwable cause = e;
            while (cause.getCause() != null) {
                cause = cause.getCause();
            }
            throw unreadable("it is neither YAML nor JSON: " + cause.getMessage());
        }
    }

    private static ContractException unreadable(String message) {
        return new ContractException(List.of(new Refusal("", message)));
    }
}
