package dev.chirograph.generator.read;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The files to which a document refers, by their relative names. Files are never fetched over a network. */
final class ExternalFiles {
    /** The path of the document; null if it was read from a string. */
    private final @Nullable Path document;

    private final @Nullable Path folder;

    ExternalFiles(@Nullable Path document) {
        this.document = document;
        this.folder = document == null ? null : document.toAbsolutePath().getParent();
    }

    /** Returns the name of a file in messages, the document's for the empty name; empty if the document is a string. */
    String shown(String name) {
        try {
            if (document == null) {
                return name;
            }
            return (name.isEmpty() ? document : document.resolveSibling(name).normalize()).toString();
        } catch (InvalidPathException e) {
            return name;
        }
    }

    /** Returns the tree of a file; null if the file does not exist. */
    @Nullable
    JsonNode load(String name) {
        String text = text(name);
        return text == null ? null : Document.tree(name, shown(name), text);
    }

    /** Returns the text of a file; null if the file does not exist. */
    @Nullable
    String text(String name) {
        Path file = path(name);
        if (file == null || !Files.isRegularFile(file)) {
            return null;
        }
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return null;
        }
    }

    /** Reports why a file is missing and how to fix it. */
    String why(String name) {
        return folder == null
                ? "the document was not read from a file; inline the reference, for example below `components`"
                : "the file `" + name + "` does not exist; fix the reference or inline it";
    }

    /** Returns the name of a referenced file. */
    static String resolve(String from, String reference) {
        try {
            return Path.of(from)
                    .resolveSibling(reference)
                    .normalize()
                    .toString()
                    .replace('\\', '/');
        } catch (InvalidPathException e) {
            return reference;
        }
    }

    private @Nullable Path path(String name) {
        try {
            // A reference has to be relative: an absolute path depends on the machine.
            return folder == null || Path.of(name).isAbsolute() ? null : folder.resolve(name);
        } catch (InvalidPathException e) {
            return null;
        }
    }
}
