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
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.error.YAMLException;

/** An OpenAPI document in YAML or JSON. */
public final class Document {
    private final String text;
    private final JsonNode root;
    private final ExternalFiles files;
    /** Source maps, created on demand: the document's under the empty name, those of other files under their names. */
    private final Map<String, Optional<SourceMap>> sourceMaps = new ConcurrentHashMap<>();

    private Document(String text, JsonNode root, ExternalFiles files) {
        this.text = text;
        this.root = root;
        this.files = files;
    }

    /**
     * Loads a document from a file. References to other files are relative to it.
     *
     * @throws ContractException when the file is neither YAML nor JSON
     * @throws IOException when it cannot be read
     */
    public static Document load(Path file) throws IOException {
        return parse(Files.readString(file), new ExternalFiles(file));
    }

    /**
     * Parses a document from a string; it cannot refer to other files.
     *
     * @throws ContractException when it is neither YAML nor JSON
     */
    public static Document parse(String text) {
        return parse(text, new ExternalFiles(null));
    }

    private static Document parse(String text, ExternalFiles files) {
        String shown = files.shown("");
        JsonNode root = tree("", shown, text);
        if (root == null || !root.isObject()) {
            Location start = shown.isEmpty() ? null : new Location(shown, 1, 1);
            throw new ContractException(List.of(
                    new Diagnostic("", "must be an object with the key `openapi`; use an OpenAPI document", start)));
        }
        return new Document(text, root, files);
    }

    /**
     * Reads the contract.
     *
     * @throws ContractException with every place whose meaning is ambiguous or unknown
     */
    public Contract contract() {
        return read(ContractReader::read);
    }

    /**
     * Reads the contract with a type for each place: checks have to see every place of equal unnamed schemas,
     * which {@link #contract()} merges into one type.
     *
     * @throws ContractException with every place whose meaning is ambiguous or unknown
     */
    public Contract contractOfPlaces() {
        return read(ContractReader::readEachPlace);
    }

    private Contract read(BiFunction<JsonNode, ExternalFiles, Contract> reading) {
        try {
            return reading.apply(root, files);
        } catch (ContractException e) {
            throw files.shown("").isEmpty() ? e : located(e);
        }
    }

    /**
     * Returns the location of a pointer from the contract, a diagnostic or a finding. If the pointer has no target, returns the
     * location of the nearest ancestor; null if a referenced file can no longer be read.
     */
    public @Nullable Location locate(String pointer) {
        return sourceMap(file(pointer)).map(map -> map.locate(within(pointer))).orElse(null);
    }

    /** Returns whether a pointer has a target. */
    public boolean has(String pointer) {
        return sourceMap(file(pointer)).map(map -> map.has(within(pointer))).orElse(false);
    }

    private ContractException located(ContractException refused) {
        return new ContractException(refused.diagnostics().stream()
                .map(diagnostic -> diagnostic.location() != null
                        ? diagnostic
                        : new Diagnostic(diagnostic.pointer(), diagnostic.message(), locate(diagnostic.pointer())))
                .toList());
    }

    private Optional<SourceMap> sourceMap(String file) {
        return sourceMaps.computeIfAbsent(file, this::readSourceMap);
    }

    private Optional<SourceMap> readSourceMap(String file) {
        String written = file.isEmpty() ? text : files.text(file);
        try {
            return written == null ? Optional.empty() : Optional.of(SourceMap.of(files.shown(file), written));
        } catch (IOException | YAMLException e) {
            // The file was read before, so this happens only if it has changed since.
            return Optional.empty();
        }
    }

    /** The file of a pointer; empty for the document itself. */
    private static String file(String pointer) {
        int hash = pointer.indexOf('#');
        return pointer.isEmpty() || pointer.startsWith("/")
                ? ""
                : pointer.substring(0, hash < 0 ? pointer.length() : hash);
    }

    private static String within(String pointer) {
        int hash = pointer.indexOf('#');
        return pointer.isEmpty() || pointer.startsWith("/")
                ? pointer
                : pointer.substring(hash < 0 ? pointer.length() : hash + 1);
    }

    /** Returns the source text of the document. */
    public String text() {
        return text;
    }

    /** Returns the document as JSON, whatever its notation. */
    public String json() {
        try {
            return new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree that was read cannot be written", e);
        }
    }

    /**
     * Parses a file into a tree; null if it is empty.
     *
     * @param file its name relative to the document; empty for the document
     * @param shown its name in messages
     */
    static @Nullable JsonNode tree(String file, String shown, String text) {
        SwaggerParseResult result = new SwaggerParseResult();
        JsonNode root = tree(file, shown, text, result);
        List<String> messages = result.getMessages() == null ? List.of() : result.getMessages();
        if (!messages.isEmpty()) {
            throw unreadable(file, shown, text, messages);
        }
        return root;
    }

    private static @Nullable JsonNode tree(String file, String shown, String text, SwaggerParseResult result) {
        try {
            return DeserializationUtils.deserializeIntoTree(text, "the document", new ParseOptions(), result);
        } catch (RuntimeException e) {
            // The parser wraps the original exception.
            Throwable cause = e;
            while (cause.getCause() != null) {
                cause = cause.getCause();
            }
            throw unreadable(file, shown, text, List.of("is neither YAML nor JSON: " + cause.getMessage()));
        }
    }

    /** The parser's own messages are the last resort: they lack the file, and often the line. */
    private static ContractException unreadable(String file, String shown, String text, List<String> messages) {
        List<Diagnostic> found = new SyntaxErrorLocator(file, shown, text).diagnostics();
        if (!found.isEmpty()) {
            return new ContractException(found);
        }
        Location start = shown.isEmpty() ? null : new Location(shown, 1, 1);
        return new ContractException(messages.stream()
                .map(message -> new Diagnostic(file, message + "; fix the syntax", start))
                .toList());
    }
}
