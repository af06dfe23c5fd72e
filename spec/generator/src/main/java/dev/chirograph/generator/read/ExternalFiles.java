package dev.chirograph.generator.read;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The files to which a document refers, by their names relative to it. Nothing is ever fetched over a network. */
final class ExternalFiles {
    /** The document as it was named; null when the text came from no file. */
    private final @Nullable Path document;

    private final @Nullable Path folder;

    ExternalFiles(@Nullable Path document) {
        this.document = document;
        this.folder = document == null ? null : document.toAbsolutePath().getParent();
    }

    /** Returns how a file is named to people, the document by the empty name; empty when the document is a string. */
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

    /** Returns a file's tree; null when there is no such file. */
    @Nullable
    JsonNode load(String name) {
        String text = text(name);
        return text == null ? null : Document.tree(name, shown(name), text);
    }

    /** Returns a file's text; null when there is no such file. */
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

    /** Says why a file is not there and what to do. */
    String why(String name) {
        return folder == null
                ? "the document was not read from a file; inline the reference, for example below `components`"
                : "the file `" + name + "` does not exist; fix the reference or inline it";
    }

    /** Returns the name of a file to which another refers. */
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
            // A reference is relative: one that begins at a root of this machine names no neighbour.
            return folder == null || Path.of(name).isAbsolute() ? null : folder.resolve(name);
        } catch (InvalidPathException e) {
            return null;
        }
    }
}
