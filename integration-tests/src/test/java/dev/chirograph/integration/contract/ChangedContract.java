package dev.chirograph.integration.contract;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.chirograph.generator.emit.Layout;
import dev.chirograph.generator.read.Document;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** A copy of the document that a test changes. */
final class ChangedContract {
    private static final Path ROOT =
            Path.of(System.getProperty("basedir", "")).toAbsolutePath().getParent();

    private final Path folder;
    private String text;

    private ChangedContract(Path folder, String text) {
        this.folder = folder;
        this.text = text;
    }

    /** Copies the document; builds of the copy are written below the folder. */
    static ChangedContract copy(Path folder) throws IOException {
        return new ChangedContract(folder, Files.readString(ROOT.resolve("spec/openapi.yaml")));
    }

    /** Replaces a part of the document, which must occur once. */
    ChangedContract replace(String before, String after) {
        int first = text.indexOf(before);
        assertTrue(first >= 0 && first == text.lastIndexOf(before), () -> "not once in the document: " + before);
        text = text.replace(before, after);
        return this;
    }

    /** Removes an operation: the method of a path and everything indented below it. */
    ChangedContract removeOperation(String method, String id) {
        Pattern operation = Pattern.compile(
                "^    " + method + ":\\n      operationId: " + id + "\\n(?:      .*\\n)+", Pattern.MULTILINE);
        assertTrue(operation.matcher(text).find(), () -> "not in the document: " + id);
        text = operation.matcher(text).replaceFirst("");
        return this;
    }

    /** Generates the server half and compiles it with the handwritten code. */
    Half server() throws Exception {
        return Half.build(Layout.Half.SERVER, "25", Document.parse(text), ROOT.resolve("server"), folder);
    }

    /** Generates the client half and compiles it with the handwritten code. */
    Half client() throws Exception {
        return Half.build(Layout.Half.CLIENT, "17", Document.parse(text), ROOT.resolve("sdk"), folder);
    }
}
